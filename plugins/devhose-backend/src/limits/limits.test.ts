import { once } from 'node:events';
import {
  request as httpRequest,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { createHmac } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  RejectionCounts,
  SourceOverview,
  SourceStatus,
} from '@pitstop/plugin-devhose-common';
import {
  changingConfig,
  type ChangingConfig,
} from '@pitstop/plugin-devhose-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { ping, postDelivery } from '../__testUtils__/ingest';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import jiraCreated from '../sources/jira/__fixtures__/created.json';

jest.setTimeout(60_000);

const postgres = testPostgres();
const secrets = [webhookSecret];

let knex: Knex;
let url: string;

beforeEach(async () => {
  knex = await postgres.create();
});

const configWith = (limits: JsonObject, ingest: JsonObject = {}) => ({
  devhose: {
    sources: { github: { secrets }, jira: { secrets } },
    ingest: { limits, ...ingest },
  },
});

async function start(
  limits: JsonObject,
  ingest: JsonObject = {},
): Promise<ChangingConfig> {
  const changing = changingConfig(configWith(limits, ingest));
  ({ url } = await startDevhoseBackend({ knex, config: changing.config }));
  return changing;
}

const postPing = (headers: Record<string, string> = {}) => {
  const delivery = ping();
  return postDelivery(url, 'github', {
    ...delivery,
    headers: { ...delivery.headers, ...headers },
  });
};

/** A delivery of Jira that has not been there before. */
function postTicket(number: number) {
  const issue = { ...jiraCreated.issue, id: String(number) };
  const body = Buffer.from(JSON.stringify({ ...jiraCreated, issue }));
  const signature = createHmac('sha256', webhookSecret).update(body);
  return postDelivery(url, 'jira', {
    body,
    headers: {
      'content-type': 'application/json',
      'x-hub-signature': `sha256=${signature.digest('hex')}`,
      'x-atlassian-webhook-identifier': `ticket-${number}`,
    },
  });
}

async function ticketsAreTaken(count: number): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: count }, (_, number) => postTicket(number)),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
}

async function statusOf(source: string): Promise<SourceStatus | undefined> {
  const response = await fetch(`${url}/v1/sources`, {
    headers: { Authorization: mockCredentials.service.header() },
  });
  const { items }: SourceOverview = await response.json();
  return items.find(({ id }) => id === source);
}

async function rejected(source: string): Promise<RejectionCounts> {
  return (await statusOf(source))?.total.rejected ?? {};
}

/** A request whose body does not end, with as many bytes as given. */
async function beginSlowly(bytes = 1): Promise<ClientRequest> {
  const { body, headers } = ping();
  const request = httpRequest(`${url}/ingest/github`, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(body.length + bytes) },
  });
  request.on('error', () => {});
  await new Promise(written => request.write(Buffer.alloc(bytes), written));
  return request;
}

async function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  const [response] = await once(request, 'response');
  response.resume();
  return response;
}

const statuses = (answers: Array<{ status: number }>) =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({
      ...counts,
      [status]: (counts[status] ?? 0) + 1,
    }),
    {},
  );

describe('a flood at one source', () => {
  it('is refused with the reason and when to come back, and others are taken in all the while', async () => {
    // So slow that no token comes back while the test runs.
    await start({ github: { requestsPerSecond: 0.001, burst: 20 } });
    const { body, headers } = ping();
    const { 'x-hub-signature-256': _, ...unsigned } = headers;
    const [flood] = await Promise.all([
      Promise.all(
        Array.from({ length: 300 }, (__, number) =>
          number % 2 === 0
            ? postDelivery(url, 'github', { body, headers: unsigned })
            : postPing(),
        ),
      ),
      ticketsAreTaken(100),
    ]);

    const { 429: refused, ...let_in } = statuses(flood);
    expect(refused).toBe(280);
    expect((let_in[401] ?? 0) + (let_in[202] ?? 0)).toBe(20);
    const { retryAfter, body: answer } = flood[299];
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(answer.error?.message).toMatch(
      /^github takes 0\.001 requests a second and 20 at once, and more came; send this one again in \d+ s$/,
    );
    await expect(rejected('github')).resolves.toMatchObject({
      'too-many': 280,
    });
    await expect(rejected('jira')).resolves.toEqual({});
    await expect(
      knex('deliveries').where({ source: 'jira' }),
    ).resolves.toHaveLength(100);
  });

  it('of slow senders has a number of places, and others are taken in all the while', async () => {
    await start({ github: { concurrentRequests: 3 } });
    const slow = await Promise.all([1, 2, 3].map(() => beginSlowly()));
    const crowded = await untilRefused();
    expect(crowded.retryAfter).toBe('1');
    expect(crowded.body.error?.message).toContain(
      'github takes 3 requests at the same time',
    );
    await ticketsAreTaken(20);

    for (const request of slow) {
      request.destroy();
    }
    await untilTaken();
  });

  it('has a part of the memory, and others are taken in all the while', async () => {
    await start({}, { memoryLimitMegabytes: 52 });
    const megabyte = 1024 * 1024;
    // More than half of the memory, which is what a source may take.
    const large = await Promise.all([beginSlowly(24 * megabyte)]);
    const more = await beginSlowly(4 * megabyte);
    more.end(ping().body);
    expect((await answerOf(more)).statusCode).toBe(503);
    await ticketsAreTaken(20);
    large.forEach(request => request.destroy());
  });
});

/** Slow requests take their places when their first bytes arrive, which is soon. */
async function untilRefused(): Promise<Awaited<ReturnType<typeof postPing>>> {
  for (;;) {
    const answer = await postPing();
    if (answer.status === 429) {
      return answer;
    }
  }
}

async function untilTaken(): Promise<void> {
  for (;;) {
    const answer = await postPing();
    if (answer.status === 202) {
      return;
    }
  }
}

describe('a source', () => {
  it('takes headers up to a number and a size', async () => {
    await start({ github: { headers: 30, headerKilobytes: 4 } });
    expect((await postPing({ 'x-more': 'x'.repeat(2000) })).status).toBe(202);
    const large = await postPing({ 'x-more': 'x'.repeat(4096) });
    expect(large.status).toBe(431);
    expect(large.body.error?.message).toContain('github takes 4096');
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, number) => [`x-${number}`, '1']),
    );
    expect((await postPing(many)).status).toBe(431);
    await expect(rejected('github')).resolves.toEqual({ 'too-large': 2 });
  });

  it('takes bodies up to its own size, else that of all sources, never more than the tool sends', async () => {
    await start({
      default: { bodyKilobytes: 1 },
      jira: { bodyKilobytes: 1_000_000 },
    });
    const { headers } = ping();
    const body = Buffer.alloc(1025, ' ');
    const answer = await postDelivery(url, 'github', { body, headers });
    expect(answer.status).toBe(413);
    await ticketsAreTaken(1);
  });

  it('does not wait for a body for ever', async () => {
    await start({ github: { bodySeconds: 0.1 } });
    const response = await answerOf(await beginSlowly());
    expect(response.statusCode).toBe(408);
    expect(response.headers.connection).toBe('close');
    await expect(rejected('github')).resolves.toEqual({ unreadable: 1 });
  });

  it('follows its limits when they are changed, which operators see; one that would let nothing in is not followed', async () => {
    const { change } = await start({ github: { burst: 1 } });
    const takenOf = async () => (await postPing()).status;
    await expect(takenOf()).resolves.toBe(202);
    const seen = async () => (await statusOf('github'))?.limits;
    await expect(seen()).resolves.toMatchObject({ burst: 1, headers: 100 });

    change(configWith({ github: { burst: 3, headers: 40 } }));
    const limits = { burst: 3, headers: 40 };
    await expect(seen()).resolves.toMatchObject(limits);
    change(configWith({ github: { burst: 3, headers: 0 } }));
    await expect(seen()).resolves.toMatchObject(limits);

    change(configWith({ github: { burst: 3, headers: 1 } }));
    await expect(takenOf()).resolves.toBe(431);
  });

  it('whose limit would let nothing in stops the start', async () => {
    await expect(start({ github: { burst: 0 } })).rejects.toThrow(
      'devhose.ingest.limits.github.burst is 0, which would let nothing in',
    );
  });
});
