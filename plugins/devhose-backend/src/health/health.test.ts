import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  QuarantinePage,
  SourceOverview,
  SourceStatus,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { ping, postDelivery } from '../__testUtils__/ingest';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { tinySource } from '../__testUtils__/tinySource';

jest.setTimeout(60_000);

const postgres = testPostgres();
const permissions = mockServices.permissions.mock();
const secrets = [webhookSecret];

const none = {
  interpreted: 0,
  notInterpreted: 0,
  quarantined: 0,
  duplicates: 0,
  rejected: {},
};

let knex: Knex;
let url: string;

beforeEach(async () => {
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  );
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({
    knex,
    features: [permissions.factory, tinySource],
    config: {
      devhose: { sources: { github: { secrets }, jira: { secrets } } },
    },
  }));
});

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    headers: { Authorization: mockCredentials.user.header() },
  });
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.json();
}

async function statusOf(id: string): Promise<SourceStatus> {
  const { items } = await get<SourceOverview>('/v1/sources');
  const status = items.find(item => item.id === id);
  if (status === undefined) {
    throw new Error(`There is no source ${id}`);
  }
  return status;
}

const post = (
  delivery: { body: Buffer | string; headers: Record<string, string> },
  source = 'github',
) => postDelivery(url, source, delivery);

/** A pull request without what makes it one. */
const unreadable = () =>
  githubDelivery({
    event: 'pull_request',
    payload: { action: 'opened' },
    secret: webhookSecret,
  });

async function quarantineOne(): Promise<{ deliveryId: string }> {
  const delivery = unreadable();
  expect((await post(delivery)).status).toBe(202);
  return { deliveryId: delivery.headers['x-github-delivery'] };
}

const sum = (numbers: number[]) =>
  numbers.reduce((total, number) => total + number, 0);

/** Moves what was counted into the past. */
async function age(interval: string): Promise<void> {
  await statusOf('github');
  await knex.raw(
    `update source_counts set period_start = period_start - ?::interval`,
    [interval],
  );
  await knex.raw(`update source_totals set last_at = last_at - ?::interval`, [
    interval,
  ]);
}

describe('the health of a source', () => {
  it('is that nothing was heard of it, at first', async () => {
    await expect(statusOf('jira')).resolves.toEqual({
      id: 'jira',
      condition: 'never-heard',
      perMinute: { lastHour: 0, lastDay: 0 },
      lastDay: none,
      total: none,
      imported: 0,
      secrets: [],
      rejections: [],
      quarantined: { count: 0, atLeast: false },
      problems: [],
      inLog: false,
      limits: {
        bodyBytes: 25 * 1024 * 1024,
        headers: 100,
        headerBytes: 16 * 1024,
        requestsPerSecond: 2000,
        burst: 10_000,
        concurrentRequests: 500,
        bodyMilliseconds: 30_000,
      },
    });
  });

  it('is that the log has its past, where that came in before anything was counted', async () => {
    const { log } = await createLog(knex);
    await log.append([preparedDelivery({ source: 'jira' })]);
    await expect(statusOf('jira')).resolves.toMatchObject({
      condition: 'never-heard',
      imported: 0,
      inLog: true,
    });
    await expect(statusOf('github')).resolves.toMatchObject({ inLog: false });
  });

  it('tells what came in and what of it was understood', async () => {
    const first = ping();
    await post(first);
    await post(first);
    const { deliveryId } = await quarantineOne();
    const status = await statusOf('github');
    expect(status).toMatchObject({
      condition: 'receiving',
      perMinute: { lastHour: 2 / 60, lastDay: 2 / (24 * 60) },
      lastDay: { ...none, notInterpreted: 1, duplicates: 1, quarantined: 1 },
      quarantined: { count: 1, atLeast: false },
    });
    expect(status.total).toEqual(status.lastDay);
    expect(status.secrets).toEqual([
      {
        position: 1,
        fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
        lastUsedAt: expect.stringMatching(/^\d{4}-/),
      },
    ]);
    expect(Date.parse(status.lastDeliveryAt ?? '')).toBeGreaterThan(
      Date.now() - 60_000,
    );

    const page = await get<QuarantinePage>('/v1/sources/github/quarantine');
    expect(page).toEqual({
      items: [
        {
          sequence: 2,
          receivedAt: expect.any(String),
          deliveryId,
          eventName: 'pull_request',
          reason: 'repository is not an object',
          interpreterVersion: expect.any(Number),
        },
      ],
    });
  });

  it('lists all that could not be read, page by page, newest first', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      ids.unshift((await quarantineOne()).deliveryId);
    }
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page: QuarantinePage = await get(
        `/v1/sources/github/quarantine?limit=2${
          cursor === undefined ? '' : `&cursor=${cursor}`
        }`,
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      listed.push(...page.items.map(({ deliveryId }) => deliveryId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(listed).toEqual(ids);
  });

  it('tells what was refused, by reason and hour, and keeps nothing else of it', async () => {
    const { body, headers } = ping();
    const { 'x-hub-signature-256': _, ...unsigned } = headers;
    const { 'x-github-delivery': __, ...anonymous } = headers;
    await post({ body, headers: unsigned });
    await post({ body, headers: unsigned });
    await post({ body, headers: ping('another secret').headers });
    await post({ body, headers: anonymous });
    await post({ body, headers: { ...headers, 'content-encoding': 'gzip' } });
    await post({ body: 'x'.repeat(2000), headers }, 'tiny');
    await post({ body, headers }, 'made-up-by-anybody');

    const rejected = { unsigned: 2, forged: 1, unreadable: 2 };
    const status = await statusOf('github');
    expect(status).toMatchObject({
      condition: 'rejecting',
      lastDay: { ...none, rejected },
      total: { ...none, rejected },
    });
    expect(status.lastDeliveryAt).toBeUndefined();
    expect(status.lastRejectionAt).toEqual(expect.any(String));
    const hours = status.rejections;
    // More than one only when the hour ended in between.
    expect(hours.length).toBeLessThanOrEqual(2);
    expect(Date.parse(hours[0].start) % 3_600_000).toBe(0);
    expect(sum(hours.map(hour => hour.rejected.unsigned ?? 0))).toBe(2);
    expect((await statusOf('tiny')).lastDay.rejected).toEqual({
      'too-large': 1,
    });
    const overview = await get<SourceOverview>('/v1/sources');
    expect(overview.unknownSourceRequests).toBe(1);
    expect(JSON.stringify(overview)).not.toContain('made-up');
    await expect(knex('source_totals')).resolves.toHaveLength(3 + 1 + 1);
    await expect(knex('deliveries')).resolves.toEqual([]);
  });

  it('is silence after a day without deliveries, and what is past is no rate', async () => {
    await post(ping());
    await age('90 minutes');
    await expect(statusOf('github')).resolves.toMatchObject({
      condition: 'receiving',
      perMinute: { lastHour: 0, lastDay: 1 / (24 * 60) },
    });
    await age('24 hours');
    await expect(statusOf('github')).resolves.toMatchObject({
      condition: 'silent',
      perMinute: { lastHour: 0, lastDay: 0 },
      lastDay: none,
      total: { ...none, notInterpreted: 1 },
    });
  });

  it('is for those who have the permission', async () => {
    permissions.authorize.mockImplementation(async requests =>
      requests.map(({ permission }) => ({
        result:
          permission.name === 'devhose.source.read'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })),
    );
    for (const path of ['/v1/sources', '/v1/sources/github/quarantine']) {
      const response = await fetch(`${url}${path}`, {
        headers: { Authorization: mockCredentials.user.header() },
      });
      expect(response.status).toBe(403);
    }
  });
});
