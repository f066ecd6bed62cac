import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { DevhoseEventPage } from '@pitstop/plugin-devhose-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { createLog } from '../__testUtils__/createLog';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { githubExamples } from '../__testUtils__/githubExamples';
import {
  createExpiry,
  days,
  TestDirectory,
} from '../__testUtils__/keepingParts';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import type { EventFilter } from '../read/EventFilter';
import { EventReader } from '../read/EventReader';

jest.setTimeout(60_000);

const postgres = testPostgres();
const audit = mockServices.auditor.mock();
const auditEvent = { success: jest.fn(), fail: jest.fn() };
const permissions = mockServices.permissions.mock();

let knex: Knex;
let url: string;

/** Allows those permissions and no others. */
function allow(...names: string[]): void {
  permissions.authorize.mockImplementation(async requests =>
    requests.map(({ permission }) => ({
      result: names.includes(permission.name)
        ? AuthorizeResult.ALLOW
        : AuthorizeResult.DENY,
    })),
  );
}

async function get(path: string): Promise<Response> {
  return fetch(`${url}${path}`, {
    headers: { Authorization: mockCredentials.user.header() },
  });
}

beforeEach(async () => {
  knex = await postgres.create();
  auditEvent.success.mockReset();
  auditEvent.fail.mockReset();
  audit.createEvent.mockReset().mockResolvedValue(auditEvent);
  ({ url } = await startDevhoseBackend({
    knex,
    features: [audit.factory, permissions.factory],
  }));
});

describe('interpreted events', () => {
  /** Twelve deliveries, two a month; imported in an order that isn't that of time. */
  async function fill(): Promise<void> {
    const { log } = await createLog(knex);
    const months = [4, 5, 6, 1, 2, 3];
    await log.append(
      months.flatMap(month =>
        ['shop', 'till'].map(name =>
          preparedDelivery({
            deliveryId: `${name}-${month}`,
            receivedAt: new Date(Date.UTC(2026, month - 1, 10)),
            source: name === 'shop' ? 'github' : 'other',
            events: [
              {
                type: `dev.test.${name}.made.0.1.0`,
                subject: `${name}/${month}`,
                repository: `github.com/northwind/${name}`,
                occurredAt: new Date(
                  Date.UTC(2026, month - 1, 9),
                ).toISOString(),
                contributor: 'somebody',
                json: Buffer.from(`{"id":"${name}-${month}"}`),
              },
            ],
          }),
        ),
      ),
    );
  }

  async function ids(query: string): Promise<string[]> {
    const response = await get(`/v1/events?${query}`);
    expect(response.status).toBe(200);
    const { items }: DevhoseEventPage = await response.json();
    return items.map(({ event }) => event.id);
  }

  it('need a permission', async () => {
    allow('devhose.delivery.read');
    const response = await get('/v1/events');
    expect(response.status).toBe(403);
    const { error } = await response.json();
    expect(error.message).toContain('devhose.event.read');
  });

  it('come newest first, page by page, without the people behind them', async () => {
    allow('devhose.event.read');
    await fill();

    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const after = cursor ? `&cursor=${cursor}` : '';
      const response = await get(`/v1/events?limit=5${after}`);
      const text = await response.text();
      expect(text).not.toContain('somebody');
      const { items, nextCursor }: DevhoseEventPage = JSON.parse(text);
      seen.push(...items.map(({ event }) => event.id));
      cursor = nextCursor;
      pages += 1;
    } while (cursor);

    expect(pages).toBe(3);
    expect(seen).toEqual(
      [6, 5, 4, 3, 2, 1].flatMap(month => [`till-${month}`, `shop-${month}`]),
    );
  });

  it('can be filtered', async () => {
    allow('devhose.event.read');
    await fill();
    const shops = [6, 5, 4, 3, 2, 1].map(month => `shop-${month}`);

    await expect(ids('type=dev.test.shop')).resolves.toEqual(shops);
    await expect(ids('type=dev.test.shop.made.0.1.0')).resolves.toEqual(shops);
    await expect(ids('type=dev.test.sho')).resolves.toEqual([]);
    await expect(ids('source=github')).resolves.toEqual(shops);
    await expect(ids('subject=shop/3')).resolves.toEqual(['shop-3']);
    await expect(
      ids('repository=github.com/northwind/shop&limit=2'),
    ).resolves.toEqual(['shop-6', 'shop-5']);
    await expect(
      ids('from=2026-02-10T00:00:00Z&to=2026-03-10T00:00:00Z'),
    ).resolves.toEqual(['till-2', 'shop-2']);
  });

  it.each(['limit=501', 'from=yesterday', 'cursor=xyz', 'person=me'])(
    'cannot be asked for by %s',
    async query => {
      allow('devhose.event.read');
      await expect(get(`/v1/events?${query}`)).resolves.toMatchObject({
        status: 400,
      });
    },
  );

  it.each([
    [{ repositories: ['github.com/northwind/r7'] }, 'repository'],
    [
      {
        repositories: [7, 8, 9].map(
          number => `github.com/northwind/r${number}`,
        ),
      },
      'repository',
    ],
    [{ services: ['service-3', 'PSERVICE3'] }, 'event_service'],
    [{ services: ['service-3', 'PSERVICE3'] }, 'event_tool_service'],
    [{ subject: 'shop/1' }, 'subject'],
    [{ types: ['dev.test.t7.made.0.1.0'] }, 'type'],
    [{ types: ['dev.test.t7'] }, 'type'],
    [{ types: ['dev.test.t7.made.0.1.0', 'dev.test.t8.made.0.1.0'] }, 'type'],
    [{ source: 'rare' }, 'source'],
    [{ outcome: 'failure' }, 'event_outcome'],
    [{}, 'received_at'],
  ] satisfies Array<[EventFilter, string]>)(
    'filtered by %j are read through an index',
    async (filter, column) => {
      const { log } = await createLog(knex);
      await log.append(
        Array.from({ length: 3000 }, (_, index) =>
          preparedDelivery({
            receivedAt: new Date(Date.UTC(2026, index % 6, 10, 0, index % 60)),
            source: index % 500 === 0 ? 'rare' : 'usual',
            events: [
              {
                ...preparedDelivery().events[0],
                type: `dev.test.t${index % 100}.made.0.1.0`,
                subject: `s/${index}`,
                // A tenth is told by tools that know no repositories.
                repository:
                  index % 10 === 0
                    ? undefined
                    : `github.com/northwind/r${index % 300}`,
                json: Buffer.from(
                  JSON.stringify({
                    data: {
                      customData: {
                        service: `service-${index % 300}`,
                        toolServiceId: `PSERVICE${index % 300}`,
                      },
                    },
                  }),
                ),
              },
            ],
          }),
        ),
      );
      await knex.raw('analyze events');
      const query = EventReader.create({ knex }).query({ filter, limit: 50 });
      const { rows } = await knex.raw(`explain ${query.toQuery()}`);
      const plan = rows
        .map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN'])
        .join('\n');
      expect(plan).toContain(`events_2026_03_${column}`);
      expect(plan).not.toMatch(/Seq Scan on events_2026_03/);
    },
  );
});

describe('a delivery as it came in', () => {
  const { event, payload } = githubExamples[0];

  async function ingest(): Promise<Buffer> {
    const { body, headers } = githubDelivery({
      event,
      payload,
      secret: webhookSecret,
      deliveryId: '12345678-90ab-cdef-1234-567890abcdef',
    });
    await fetch(`${url}/ingest/github`, { method: 'POST', headers, body });
    return body;
  }

  it.each(['/v1/deliveries/1', '/v1/deliveries/1/raw'])(
    'needs a permission of its own: %s',
    async path => {
      allow('devhose.event.read');
      await ingest();
      const response = await get(path);
      expect(response.status).toBe(403);
      expect(auditEvent.fail).toHaveBeenCalledTimes(1);
    },
  );

  it('tells what is known about it, and remembers who asked', async () => {
    allow('devhose.delivery.read');
    const body = await ingest();
    const response = await get('/v1/deliveries/1');
    await expect(response.json()).resolves.toEqual({
      sequence: 1,
      receivedAt: expect.stringMatching(/^\d{4}-/),
      source: 'github',
      deliveryId: '12345678-90ab-cdef-1234-567890abcdef',
      eventName: event,
      headers: expect.objectContaining({ 'x-github-event': event }),
      bodyBytes: body.length,
      proof: {
        scheme: 'hmac-sha256',
        secret: {
          position: 1,
          fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/),
        },
      },
      interpretation: {
        status: 'interpreted',
        interpreterVersion: expect.any(Number),
      },
    });
    expect(audit.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'delivery-read',
        meta: { queryType: 'details', sequence: 1 },
      }),
    );
    expect(auditEvent.success).toHaveBeenCalledTimes(1);
  });

  it('gives the body byte for byte, not to be run by a browser', async () => {
    allow('devhose.delivery.read');
    const body = await ingest();
    const response = await get('/v1/deliveries/1/raw');
    expect(Buffer.from(await response.arrayBuffer()).equals(body)).toBe(true);
    expect(response.headers.get('content-type')).toBe(
      'application/octet-stream',
    );
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="delivery-1"',
    );
  });

  it('has those who looked at it listed, for those who may look themselves', async () => {
    allow('devhose.delivery.read');
    await ingest();
    await get('/v1/deliveries/1');
    await get('/v1/deliveries/1/raw');
    const query = new URLSearchParams({
      source: 'github',
      from: '2026-01-01T00:00:00Z',
      to: '2100-01-01T00:00:00Z',
    });
    const exported = await get(`/v1/export?${query}`);
    expect((await exported.text()).split('\n')).toHaveLength(2);

    const first = await (await get('/v1/delivery-reads?limit=2')).json();
    expect(first.items).toEqual([
      {
        readAt: expect.stringMatching(/^\d{4}-/),
        reader: 'user:default/mock',
        part: 'export',
        exported: {
          source: 'github',
          from: '2026-01-01T00:00:00.000Z',
          to: '2100-01-01T00:00:00.000Z',
        },
      },
      expect.objectContaining({ part: 'body', sequence: 1 }),
    ]);
    const cursor = `cursor=${first.nextCursor}`;
    const rest = await (await get(`/v1/delivery-reads?${cursor}`)).json();
    expect(rest).toEqual({
      items: [expect.objectContaining({ part: 'details', sequence: 1 })],
    });
    const others = await get('/v1/delivery-reads?sequence=2');
    await expect(others.json()).resolves.toEqual({ items: [] });

    allow('devhose.event.read');
    expect((await get('/v1/delivery-reads')).status).toBe(403);
  });

  it('may have expired, and then is in a file', async () => {
    allow('devhose.delivery.read');
    await ingest();
    const directory = await TestDirectory.create();
    const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
    await createExpiry({
      knex,
      store: directory.path,
      standard: days({ raw: 30 }),
    }).run(inAYear, new AbortController().signal);
    const response = await get('/v1/deliveries/1');
    expect(response.status).toBe(404);
    const { error } = await response.json();
    expect(error.message).toMatch(
      /^Delivery 1 has expired; it is in the file github\/\d{4}-\d{2}\/0000000001-0000000001.ndjson.zst of the archive$/,
    );
    await directory.remove();
  });

  it('may not be there', async () => {
    allow('devhose.delivery.read');
    const response = await get('/v1/deliveries/77/raw');
    expect(response.status).toBe(404);
    const { error } = await response.json();
    expect(error.message).toBe('There is no delivery 77 in the log');
  });
});
