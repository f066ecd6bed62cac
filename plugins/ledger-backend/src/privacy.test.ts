import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import webhooks from '@octokit/webhooks-examples';
// The real log, not one that we imagine.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import devhosePlugin from '@pitstop/plugin-devhose-backend';
import type { LedgerStatus } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { spec } from './http/openapi';
import { ledgerPlugin } from './plugin';
import { dumpTables } from './__testUtils__/dumpTables';
import { postSigned } from './__testUtils__/GithubSender';
import { markPeople, trace } from './__testUtils__/markPeople';
import { questionsOf } from './__testUtils__/questionsOf';
import { RecordingRootLogger } from './__testUtils__/RecordingRootLogger';
import { emptyDatabase } from './__testUtils__/testDatabase';
import { waitFor } from './__testUtils__/waitFor';

jest.setTimeout(120_000);

const secret = 'only-for-tests';
const component = 'component:default/hello-world';
const organization = 'group:default/northwind';

/**
 * GitHub's published payloads, of people who exist. None of their pull requests
 * was merged: here those that were closed are.
 */
const payloads = webhooks.flatMap(({ name, examples }) =>
  examples.map(example => {
    const payload = JSON.parse(JSON.stringify(example));
    if (name === 'pull_request' && payload.action === 'closed') {
      payload.pull_request.merged = true;
      payload.pull_request.merged_at = payload.pull_request.closed_at;
    }
    return { event: name, body: JSON.stringify(markPeople(payload)) };
  }),
);

/** The time that these payloads tell of, and all that can be asked of it. */
const values = {
  entityRef: [component, 'group:default/readers', organization],
  from: ['2019-01-01'],
  to: ['2022-01-01'],
  timeZone: ['UTC'],
  granularity: ['month', 'week'],
};

describe('people', () => {
  const logger = RecordingRootLogger.create();
  let knex: Knex;
  let backend: TestBackend;

  const url = (path: string) =>
    `http://localhost:${backend.server.port()}/api${path}`;
  const headers = {
    authorization: mockCredentials.user.header(),
    'content-type': 'application/json',
  };

  function untilCounted(): Promise<void> {
    return waitFor(async () => {
      const response = await fetch(url('/ledger/v1/status'), { headers });
      const status: LedgerStatus = await response.json();
      expect(status).toMatchObject({ cursor: payloads.length, caughtUp: true });
    });
  }

  beforeAll(async () => {
    knex = await emptyDatabase();
    const { host, port, user, password, database } =
      knex.client.config.connection;
    backend = await startTestBackend({
      features: [
        databaseServiceFactory,
        devhosePlugin,
        ledgerPlugin,
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'hello-world',
                namespace: 'default',
                annotations: {
                  'github.com/project-slug': 'Codertocat/Hello-World',
                },
              },
              spec: { type: 'service', owner: 'group:default/readers' },
              relations: [
                { type: 'ownedBy', targetRef: 'group:default/readers' },
              ],
            },
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Group',
              metadata: { name: 'readers', namespace: 'default' },
              spec: { type: 'team', children: [] },
              relations: [{ type: 'childOf', targetRef: organization }],
            },
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Group',
              metadata: { name: 'northwind', namespace: 'default' },
              spec: { type: 'organization', children: [] },
            },
          ],
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              database: {
                client: 'pg',
                pluginDivisionMode: 'schema',
                connection: { host, port, user, password, database },
              },
            },
            devhose: { sources: { github: { secrets: [secret] } } },
            // Whatever is shown of few people is shown of this one.
            ledger: { privacy: { minimumContributors: 1 } },
          },
        }),
      ],
    });
    for (const { event, body } of payloads) {
      await postSigned({
        url: url('/devhose/ingest/github'),
        secret,
        event,
        body,
      });
    }
    await untilCounted();
  });

  afterAll(() => backend.stop());

  it('are in what is sent, and in what is counted only as a number', async () => {
    const told = payloads.map(({ body }) => body).join();
    for (const key of ['login', 'name', 'email', 'avatar_url', 'title']) {
      expect(told).toContain(`${trace}${key}-`);
    }
    for (const table of ['changes', 'deployments', 'builds']) {
      const facts = await knex.withSchema('ledger').select().from(table);
      expect({ table, facts }).not.toEqual({ table, facts: [] });
    }
  });

  it.each(questionsOf(spec, values))('are not in %s', async question => {
    const response = await fetch(url(`/ledger${question}`), { headers });
    const answer = await response.text();
    expect({ status: response.status, answer }).toMatchObject({ status: 200 });
    expect(answer).not.toContain(trace);
  });

  it('are in no table, not even of a rebuild', async () => {
    await fetch(url('/ledger/v1/rebuild'), {
      method: 'POST',
      headers,
      body: JSON.stringify({ takeWhenReady: true }),
    });
    await waitFor(async () => {
      const response = await fetch(url('/ledger/v1/rebuild'), { headers });
      expect(await response.json()).toMatchObject({
        latest: { state: 'taken' },
      });
    });
    const { rows } = await knex.raw<{ rows: Array<{ nspname: string }> }>(
      `select nspname from pg_namespace where nspname like 'ledger%'`,
    );
    const schemas = rows.map(({ nspname }) => nspname);
    expect(schemas).toEqual(
      expect.arrayContaining(['ledger', 'ledger_previous']),
    );
    for (const schema of schemas) {
      expect(await dumpTables(knex, schema)).not.toContain(trace);
    }
  });

  it('are in no line of the log', () => {
    expect(logger.lines.length).toBeGreaterThan(0);
    expect(logger.lines.join('\n')).not.toContain(trace);
  });
});
