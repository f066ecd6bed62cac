import { gzipSync } from 'node:zlib';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  devhoseDeliveryImportPermission,
  type ImportResult,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { importedDelivery, ndjson } from '../__testUtils__/importedDelivery';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { decodeBody } from '../log/encodeBody';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;

beforeEach(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex }));
});

async function post(
  body: Buffer | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/v1/import`, {
    method: 'POST',
    headers: {
      Authorization: mockCredentials.service.header(),
      'Content-Type': 'application/x-ndjson',
      ...headers,
    },
    body,
  });
}

async function importLines(lines: readonly unknown[]): Promise<ImportResult> {
  const response = await post(ndjson(lines));
  expect(response.status).toBe(200);
  return response.json();
}

describe('an import', () => {
  it('keeps when and how it came in, and interprets it', async () => {
    const delivery = importedDelivery();
    await expect(importLines([delivery])).resolves.toEqual({
      stored: 1,
      duplicates: 0,
      refused: [],
    });

    const [row] = await knex('deliveries');
    expect(row.received_at.toISOString()).toBe(delivery.receivedAt);
    expect(row.headers).toEqual({ 'x-github-event': 'push' });
    const body = await decodeBody(row.body, row.body_encoding);
    expect(body.toString()).toBe(delivery.body);
    const [event] = await knex('events');
    expect(event.repository).toBe('github.com/northwind/shop');
    expect(event.occurred_at.toISOString()).toBe(delivery.receivedAt);
    expect(event.event.time).toBe(delivery.receivedAt);
  });

  it('takes bodies that are no text', async () => {
    const bytes = Buffer.from([0, 255, 254, 10, 13]);
    await importLines([
      importedDelivery({
        body: undefined,
        bodyBase64: bytes.toString('base64'),
      }),
    ]);
    const [row] = await knex('deliveries');
    expect(row.body.equals(bytes)).toBe(true);
    expect(row.interpretation).toBe('quarantined');
  });

  it('refuses bad lines by number, and goes on', async () => {
    const good = importedDelivery();
    const result = await importLines([
      good,
      'no JSON',
      '[]',
      '',
      importedDelivery({ source: 'gitlab' }),
      importedDelivery({ deliveryId: '' }),
      importedDelivery({ receivedAt: '4 March 2025' }),
      importedDelivery({ receivedAt: '2525-03-04T05:06:07Z' }),
      importedDelivery({ receivedAt: '1999-12-31T23:59:59Z' }),
      importedDelivery({ body: undefined }),
      importedDelivery({ bodyBase64: 'e30=' }),
      importedDelivery({ headers: {} }),
      { ...importedDelivery(), headers: { 'x-github-event': 1 } },
      good,
      importedDelivery(),
    ]);

    expect(result).toEqual({
      stored: 2,
      duplicates: 1,
      refused: [
        { line: 2, reason: 'it is not JSON' },
        { line: 3, reason: 'it is not an object' },
        {
          line: 5,
          reason: expect.stringContaining("There is no source 'gitlab'"),
        },
        { line: 6, reason: expect.stringContaining('its deliveryId') },
        { line: 7, reason: expect.stringContaining('RFC 3339') },
        { line: 8, reason: expect.stringContaining('in the future') },
        { line: 9, reason: expect.stringContaining('before the year 2000') },
        { line: 10, reason: expect.stringContaining('needs either body') },
        { line: 11, reason: expect.stringContaining('needs either body') },
        { line: 12, reason: expect.stringContaining('X-GitHub-Event must') },
        { line: 13, reason: 'its header x-github-event is not a text' },
      ],
    });
  });

  it('keeps the order of the lines, over many batches and months', async () => {
    const deliveries = Array.from({ length: 2500 }, (_, index) =>
      importedDelivery({
        deliveryId: String(index),
        receivedAt: new Date(
          Date.UTC(2024, 0, 1) + index * 6 * 3_600_000,
        ).toISOString(),
      }),
    );
    await expect(importLines(deliveries)).resolves.toMatchObject({
      stored: 2500,
    });
    const keys = await knex('delivery_keys').orderBy('sequence');
    expect(keys.map(key => key.delivery_id)).toEqual(
      deliveries.map(({ deliveryId }) => deliveryId),
    );
    await expect(importLines(deliveries)).resolves.toEqual({
      stored: 0,
      duplicates: 2500,
      refused: [],
    });
  });

  it('comes compressed as well', async () => {
    const lines = Buffer.from(ndjson([importedDelivery()]));
    const gzip = { 'content-encoding': 'gzip' };
    const response = await post(gzipSync(lines), gzip);
    await expect(response.json()).resolves.toMatchObject({ stored: 1 });

    const broken = await post(lines, gzip);
    expect(broken.status).toBe(400);
    const unknown = await post(lines, { 'content-encoding': 'br' });
    expect(unknown.status).toBe(400);
  });

  it('knows again what had come in live', async () => {
    const deliveryId = '0b5b6d0e-0000-4000-8000-000000000000';
    await importLines([importedDelivery({ deliveryId })]);
    const { body, headers } = githubDelivery({
      event: 'push',
      payload: {},
      secret: webhookSecret,
      deliveryId,
    });
    const response = await fetch(`${url}/ingest/github`, {
      method: 'POST',
      headers,
      body,
    });
    await expect(response.json()).resolves.toEqual({
      status: 'duplicate',
      sequence: 1,
    });
  });
});

it('an import needs a permission, and is audited', async () => {
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
    AuthorizeResult.DENY;
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result }],
  });
  const event = { success: jest.fn(), fail: jest.fn() };
  const audit = mockServices.auditor.mock({ createEvent: async () => event });
  ({ url } = await startDevhoseBackend({
    knex,
    features: [permissions.factory, audit.factory],
  }));

  const denied = await post(ndjson([importedDelivery()]));
  expect(denied.status).toBe(403);
  expect(permissions.authorize.mock.calls[0][0]).toEqual([
    { permission: devhoseDeliveryImportPermission },
  ]);
  await expect(knex('deliveries')).resolves.toEqual([]);
  expect(event.fail).toHaveBeenCalledTimes(1);

  result = AuthorizeResult.ALLOW;
  await importLines([importedDelivery(), 'bad']);
  expect(audit.createEvent).toHaveBeenLastCalledWith(
    expect.objectContaining({ eventId: 'delivery-import' }),
  );
  expect(event.success).toHaveBeenCalledWith({
    meta: { stored: 1, duplicates: 0, refused: 1 },
  });
});
