import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Erasure, FollowedPage } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { githubDelivery } from '../../__testUtils__/githubDelivery';
import { githubExamples } from '../../__testUtils__/githubExamples';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../../__testUtils__/keepingParts';
import { testPostgres } from '../../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../../__testUtils__/startDevhoseBackend';
import { waitFor } from '../../__testUtils__/waitFor';
import { createInterpretationContext } from '../../interpret/createInterpretationContext';
import { decodeBody } from '../../log/encodeBody';
import { installationKey } from '../../interpret/installationKey';
import { githubInterpreter } from '../../sources/github/interpreter';

jest.setTimeout(300_000);

const postgres = testPostgres();

/** Whom GitHub's examples are about; here no repository is theirs. */
const person = 'Codertocat';
const owner = 'northwind';

/** Their repositories belong to an organisation, as they do in a company. */
function ofACompany(payload: unknown): unknown {
  return JSON.parse(
    JSON.stringify(payload)
      .replaceAll(`"full_name":"${person}/`, `"full_name":"${owner}/`)
      .replaceAll(`github.com/${person}/`, `github.com/${owner}/`)
      .replaceAll(`@${person.toLowerCase()}/`, `@${owner}/`)
      .replaceAll(`/repos/${person}/`, `/repos/${owner}/`),
  );
}

const deliveries = githubExamples.map(({ event, payload }) =>
  githubDelivery({
    event,
    payload: ofACompany(payload),
    secret: webhookSecret,
  }),
);

let knex: Knex;
let url: string;
let audit: ReturnType<typeof mockServices.auditor.mock>;
let directory: TestDirectory;

beforeEach(async () => {
  knex = await postgres.create();
  directory = await TestDirectory.create();
  audit = mockServices.auditor.mock({
    createEvent: jest.fn(async () => ({
      success: async () => {},
      fail: async () => {},
    })),
  });
  ({ url } = await startDevhoseBackend({
    knex,
    features: [audit.factory],
    config: {
      devhose: {
        sources: { github: { secrets: [webhookSecret] } },
        archive: { directory: directory.path },
      },
    },
  }));
  for (const { headers, body } of deliveries) {
    await fetch(`${url}/ingest/github`, { method: 'POST', headers, body });
  }
});

afterEach(async () => {
  await directory.remove();
});

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}/v1/${path}`, {
    method,
    headers: {
      Authorization: mockCredentials.service.header(),
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}

async function reached(id: string, state: Erasure['state']): Promise<Erasure> {
  let erasure: Erasure | undefined;
  await waitFor(async () => {
    erasure = await ask<Erasure>('GET', `erasures/${id}`);
    expect(erasure.state).toBe(state);
  });
  if (erasure === undefined) {
    throw new Error(`Erasure ${id} was not read`);
  }
  return erasure;
}

/** All that the database holds, table by table, with bodies as they came in. */
async function everything(): Promise<string> {
  const tables: string[] = await knex('pg_class')
    .whereRaw(`relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)
    .pluck('relname');
  const contents = await Promise.all(
    tables.map(async table => JSON.stringify(await knex(table))),
  );
  const rows = await knex('deliveries').orderBy('sequence');
  const bodies = await Promise.all(
    rows.map(row => decodeBody(row.body, row.body_encoding)),
  );
  return [...contents, ...bodies.map(body => body.toString())].join('\n');
}

/** Occurrences of any of these, in any case. */
function found(text: string, words: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return words.filter(word => lower.includes(word.toLowerCase()));
}

const follow = () => ask<FollowedPage>('GET', 'follow?after=0&limit=5000');

describe('a person who wishes to be forgotten', () => {
  it('is in no table and no file afterwards, while numbers and events stay', async () => {
    const before = await follow();
    const count = deliveries.length;
    expect(await knex('deliveries')).toHaveLength(count);

    const requested = await ask<Erasure>('POST', 'erasures', {
      logins: [person],
    });
    const counted = await reached(requested.id, 'counted');
    expect(counted.deliveries).toBeGreaterThan(count / 2);
    expect(counted.identity?.ids).toContain('21031067');
    const words = [
      person,
      ...(counted.identity?.emails ?? []),
      '21031067',
      'MDQ6VXNlcjIxMDMxMDY3',
    ];
    expect(found(await everything(), words)).toEqual(words);

    // Nothing is changed before it is confirmed.
    await expect(follow()).resolves.toEqual(before);
    await ask('POST', `erasures/${requested.id}/confirm`, counted.identity);
    const done = await reached(requested.id, 'done');
    expect(done.deliveriesErased).toBe(counted.deliveries);
    expect(done.identity).toBeUndefined();

    expect(found(await everything(), words)).toEqual([]);
    expect(await knex('deliveries')).toHaveLength(count);
    const after = await follow();
    expect(after.events.map(({ event }) => event)).toEqual(
      before.events.map(({ event }) => event),
    );
    const audited = audit.createEvent.mock.calls.map(([{ eventId, meta }]) => ({
      eventId,
      meta,
    }));
    expect(audited.map(({ eventId }) => eventId)).toContain('erasure-confirm');
    expect(found(JSON.stringify(audited), words)).toEqual([]);
    await expectSameWhenReadAgain();
  });

  /** Interpreters make the same of what is there now, pseudonyms among it. */
  async function expectSameWhenReadAgain(): Promise<void> {
    const context = createInterpretationContext(
      await installationKey(knex, 'contributor'),
    );
    const rows = await knex('deliveries').orderBy('sequence');
    const again: unknown[] = [];
    for (const row of rows) {
      const interpretation = githubInterpreter.interpret(
        {
          source: 'github',
          deliveryId: row.delivery_id,
          eventName: row.event_name,
          receivedAt: row.received_at,
          headers: row.headers,
          body: await decodeBody(row.body, row.body_encoding),
        },
        context,
      );
      if (interpretation.status === 'interpreted') {
        again.push(
          ...interpretation.events.map(({ event, contributor }) => ({
            event,
            contributor,
          })),
        );
      }
    }
    const { events } = await follow();
    expect(
      events.map(({ event, contributor }) => ({ event, contributor })),
    ).toEqual(again);
  }

  it('is in no file either', async () => {
    const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
    await createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 100 }),
      archiveDeliveries: 100,
    }).run(inAYear, new AbortController().signal);
    expect(found(await directory.text(), [person])).toEqual([person]);
    const lines = (await directory.text()).split('\n').length;

    const { id } = await ask<Erasure>('POST', 'erasures', {
      logins: [person],
      ids: ['21031067'],
    });
    const { identity } = await reached(id, 'counted');
    await ask('POST', `erasures/${id}/confirm`, identity);
    const done = await reached(id, 'done');
    expect(done.filesErased).toBe(4);

    const text = await directory.text();
    expect(found(text, [person, '21031067@users', '21031067+'])).toEqual([]);
    expect(text.split('\n')).toHaveLength(lines);
    const archives = await knex('archives').select('file_sha256', 'name');
    for (const { name, file_sha256: sha256 } of archives) {
      await expect(directory.sha256(name)).resolves.toBe(sha256);
    }
  });

  it('is not, if it is taken back in time', async () => {
    const { id } = await ask<Erasure>('POST', 'erasures', {
      emails: ['nobody@example.com'],
    });
    const counted = await reached(id, 'counted');
    expect(counted.deliveries).toBe(0);
    await ask('DELETE', `erasures/${id}`);
    const response = await fetch(`${url}/v1/erasures/${id}/confirm`, {
      method: 'POST',
      headers: {
        Authorization: mockCredentials.service.header(),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ logins: ['x1'] }),
    });
    expect(response.status).toBe(409);
    await expect(response.text()).resolves.toContain('is cancelled');
    await expect(knex('erasures').select('identity')).resolves.toEqual([
      { identity: null },
    ]);
  });
});
