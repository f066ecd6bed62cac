import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  sourceCheckSteps,
  type DevhoseEventPage,
  type SourceCheck,
  type SourceOverview,
  type SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { everySourceConfig, everyTool } from '../__testUtils__/everyTool';
import { testPostgres } from '../__testUtils__/postgres';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import { TravisApi } from '../__testUtils__/TravisApi';

jest.setTimeout(60_000);

const postgres = testPostgres();
const permissions = mockServices.permissions.mock();
const auditor = mockServices.auditor.mock();
const audit = { success: jest.fn(), fail: jest.fn() };

let knex: Knex;
let url: string;
let travis: TravisApi;

beforeAll(async () => {
  travis = await TravisApi.start();
});

afterAll(() => travis.stop());

beforeEach(async () => {
  jest.resetAllMocks();
  auditor.createEvent.mockResolvedValue(audit);
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  );
  knex = await postgres.create();
});

async function start(
  options: { ingest?: JsonObject; features?: BackendFeature[] } = {},
): Promise<void> {
  ({ url } = await startDevhoseBackend({
    knex,
    features: [
      permissions.factory,
      auditor.factory,
      ...(options.features ?? []),
    ],
    config: {
      devhose: {
        sources: {
          ...everySourceConfig(['the-secret', 'another-secret']),
          travis: { apiUrls: [travis.url] },
        },
        ingest: options.ingest ?? {},
      },
    },
  }));
}

function ask(path: string, method = 'GET'): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: { Authorization: mockCredentials.user.header() },
  });
}

async function check(source: string): Promise<SourceCheck> {
  const response = await ask(`/v1/sources/${source}/check`, 'POST');
  expect(response.status).toBe(200);
  return response.json();
}

/** What stands in front of the portal, as tools reach it. */
async function behind(listener: RequestListener): Promise<BackendFeature> {
  const server = createServer(listener);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  server.unref();
  return reachedAt(`http://127.0.0.1:${port}`);
}

function reachedAt(origin: string): BackendFeature {
  return createServiceFactory({
    service: coreServices.discovery,
    deps: {},
    factory: () => ({
      getBaseUrl: async plugin => `${origin}/api/${plugin}`,
      getExternalBaseUrl: async plugin => `${origin}/api/${plugin}`,
    }),
  });
}

describe('a test delivery', () => {
  it('goes all the way, whatever the tool, and nobody counts or reads it', async () => {
    await start();
    for (const { source, scheme } of everyTool) {
      const { steps, sequence, secret } = await check(source);
      expect([source, steps]).toEqual([
        source,
        sourceCheckSteps.map(step => ({
          step,
          verdict: 'passed',
          ...(step === 'proven' && {
            detail: source === 'artifactory' ? 'hmac-sha256' : scheme,
          }),
        })),
      ]);
      expect(secret?.position).toBe(1);
      expect(sequence).toBeGreaterThan(0);
    }
    const stored = await knex('deliveries').orderBy('sequence');
    expect(stored).toHaveLength(everyTool.length);
    for (const { interpretation, headers } of stored) {
      expect(interpretation).toBe('not-interpreted');
      expect(headers).toMatchObject({ 'x-devhose-test': 'true' });
    }
    const events: DevhoseEventPage = await (await ask('/v1/events')).json();
    expect(events.items).toEqual([]);
    const overview: SourceOverview = await (await ask('/v1/sources')).json();
    expect(overview.items.map(({ condition }) => condition)).toEqual(
      overview.items.map(() => 'never-heard'),
    );
  });

  it('can be sent again', async () => {
    await start();
    const first = await check('jira');
    const second = await check('jira');
    expect(second.sequence).toBe((first.sequence ?? 0) + 1);
  });

  it('cannot be made for Travis CI, but it is seen that the address is right', async () => {
    await start();
    const { steps } = await check('travis');
    expect(steps).toEqual([
      { step: 'made', verdict: 'impossible' },
      {
        step: 'reached',
        verdict: 'passed',
        detail: expect.stringMatching(/^401: There is no Signature header/),
      },
      { step: 'taken', verdict: 'impossible' },
    ]);
  });

  it('that is refused says why', async () => {
    await start({
      ingest: { limits: { github: { requestsPerSecond: 0.001, burst: 1 } } },
    });
    await check('github');
    expect((await check('github')).steps).toEqual([
      { step: 'made', verdict: 'passed' },
      { step: 'reached', verdict: 'passed' },
      {
        step: 'taken',
        verdict: 'failed',
        detail: expect.stringMatching(/^429: github takes/),
      },
    ]);
  });

  it.each<[string, RequestListener, string]>([
    [
      'is sent to a sign-in page',
      (_, response) =>
        response.writeHead(302, { location: 'https://sso.example.com/' }).end(),
      '302, to https://sso.example.com/',
    ],
    [
      'gets to something else',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      '200 text/html',
    ],
    [
      'is turned away on the way',
      (_, response) => response.writeHead(403).end('No'),
      '403',
    ],
  ])('that %s has not reached Devhose', async (_, listener, detail) => {
    await start({ features: [await behind(listener)] });
    expect((await check('github')).steps).toEqual([
      { step: 'made', verdict: 'passed' },
      { step: 'reached', verdict: 'failed', detail },
    ]);
  });

  it('to an address where nobody is says so', async () => {
    await start({ features: [reachedAt('http://127.0.0.1:9')] });
    const { steps } = await check('github');
    expect(steps[1]).toEqual({
      step: 'reached',
      verdict: 'failed',
      detail: expect.stringMatching(/ECONNREFUSED|bad port/),
    });
  });

  it('is sent by those who have the permission, and remembered', async () => {
    await start();
    await check('github');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'source-check',
        meta: { source: 'github' },
      }),
    );
    expect(audit.success).toHaveBeenCalledWith({ meta: { sequence: 1 } });
    permissions.authorize.mockImplementation(async requests =>
      requests.map(({ permission }) => ({
        result:
          permission.name === 'devhose.source.test'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    const denied = await ask('/v1/sources/github/check', 'POST');
    expect(denied.status).toBe(403);
    await expect(knex('deliveries')).resolves.toHaveLength(1);
  });
});

it('is refused where nobody sends, with where to look instead', async () => {
  ({ url } = await startDevhoseBackend({
    knex,
    features: [permissions.factory],
    config: { devhose: { sources: { kubernetes: {} } } },
  }));
  const response = await ask('/v1/sources/kubernetes/check', 'POST');
  expect(response.status).toBe(409);
  const { error } = await response.json();
  expect(error.message).toContain(
    "Nobody sends deliveries to source 'kubernetes'",
  );
});

describe('the set-up of a source', () => {
  it('is told for all that are on and all that could be', async () => {
    ({ url } = await startDevhoseBackend({
      knex,
      features: [permissions.factory, reachedAt('https://pitstop.example.com')],
      config: {
        devhose: {
          sources: {
            github: { secrets: ['the-secret'] },
            standardWebhooks: { billing: { secrets: ['whsec_c2VjcmV0'] } },
          },
        },
      },
    }));
    const { items }: { items: SourceSetupStatus[] } = await (
      await ask('/v1/source-setups')
    ).json();
    const of = (id: string) => items.find(item => item.id === id);
    expect(of('github')).toMatchObject({
      on: true,
      key: 'devhose.sources.github',
      url: 'https://pitstop.example.com/api/devhose/ingest/github',
      setup: { tool: 'GitHub', secretMadeBy: 'you' },
    });
    expect(of('billing')).toMatchObject({
      on: true,
      key: 'devhose.sources.standardWebhooks.billing',
      setup: { tool: 'Standard Webhooks' },
    });
    expect(of('jira')).toMatchObject({ on: false, setup: { tool: 'Jira' } });
    expect(of('<name>')).toMatchObject({
      on: false,
      key: 'devhose.sources.standardWebhooks.<name>',
    });
    expect(of('kubernetes')).toMatchObject({
      on: false,
      setup: { tool: 'Kubernetes', watched: true },
    });
    // What is watched has no address that anybody could send to.
    expect(items.filter(item => item.url === undefined)).toEqual([
      of('kubernetes'),
    ]);
    expect(items).toHaveLength(13);
    expect(JSON.stringify(items)).not.toContain('the-secret');
  });
});
