import { randomBytes } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  WebhookAttempt,
  WebhookEndpoint,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { Webhook } from 'standardwebhooks';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import { about } from '../__testUtils__/subjectEvents';
import { waitFor } from '../__testUtils__/waitFor';
import { WebhookReceiver } from '../__testUtils__/WebhookReceiver';

jest.setTimeout(120_000);

const postgres = testPostgres();
let knex: Knex;
let log: TestLog['log'];
let url: string;
let receiver: WebhookReceiver;

beforeEach(async () => {
  knex = await postgres.create();
  ({ log } = await createLog(knex));
});

afterEach(async () => {
  await receiver.stop();
});

async function start(allowedNetworks: string[]): Promise<void> {
  ({ url } = await startDevhoseBackend({
    knex,
    config: {
      devhose: {
        sources: { github: { secrets: ['secret'] } },
        webhooks: {
          allowedNetworks,
          encryptionKeys: [randomBytes(32).toString('base64')],
        },
      },
    },
  }));
}

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}/v1/webhooks${path}`, {
    method,
    headers: {
      Authorization: mockCredentials.user.header(),
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return JSON.parse((await response.text()) || 'null');
}

type Created = WebhookEndpoint & { secret: string };

/** Adds an endpoint, and waits until it is subscribed. */
async function add(subjects: string[]): Promise<Created> {
  const created = await ask<Created>('POST', '', {
    url: receiver.url,
    filter: { subjects },
  });
  await waitFor(async () =>
    expect(
      await knex('consumer_shards')
        .where({ consumer: `devhose:webhook-${created.id}` })
        .whereNotNull('holder'),
    ).toHaveLength(4),
  );
  return created;
}

const attemptsOf = async ({ id }: WebhookEndpoint) =>
  (await ask<{ items: WebhookAttempt[] }>('GET', `/${id}/attempts`)).items;

/** About `a`, by somebody. */
const identified = {
  ...about('a'),
  events: about('a').events.map(event => ({
    ...event,
    contributor: 'pseudonym',
    json: Buffer.from('{"id":"event-1","subject":"a"}'),
  })),
};

const loopback = ['127.0.0.0/8', '::1/128'];

describe('a webhook', () => {
  it('is posted what it wants, signed so that the receiver can verify it', async () => {
    receiver = await WebhookReceiver.start();
    await start(loopback);
    const endpoint = await add(['a']);
    await log.append([about('b'), identified]);
    await waitFor(() => expect(receiver.posts).toHaveLength(1));
    const [{ headers, body }] = receiver.posts;
    expect(headers).toMatchObject({
      'content-type': 'application/cloudevents+json',
      'webhook-id': 'event-1',
    });
    const signed = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    };
    expect(new Webhook(endpoint.secret).verify(body, signed)).toEqual({
      id: 'event-1',
      subject: 'a',
    });
    expect(() =>
      new Webhook(endpoint.secret).verify(`${body} `, signed),
    ).toThrow('No matching signature');

    const { items } = await ask<{ items: WebhookEndpoint[] }>('GET', '');
    expect(items).toEqual([
      expect.objectContaining({
        id: endpoint.id,
        createdBy: 'user:default/mock',
        failures: 0,
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain(endpoint.secret);
    const stored = JSON.stringify(await knex('webhook_endpoints'));
    expect(stored).not.toContain(endpoint.secret.slice('whsec_'.length));
  });

  it('is posted the same event again when it fails, and all of that is written down', async () => {
    receiver = await WebhookReceiver.start([500, 302]);
    await start(loopback);
    const endpoint = await add(['a']);
    await log.append([identified]);
    await waitFor(async () =>
      expect(await attemptsOf(endpoint)).toMatchObject([
        { status: 204 },
        { status: 302, error: 'Answered 302' },
        { status: 500, error: 'Answered 500' },
      ]),
    );
    const bodies = new Set(receiver.posts.map(({ body }) => body));
    expect(bodies.size).toBe(1);
  });

  it('is not posted to where only this house can reach', async () => {
    receiver = await WebhookReceiver.start();
    await start([]);
    const { id } = await ask<Created>('POST', '', { url: receiver.url });
    const result = await ask<WebhookAttempt>('POST', `/${id}/test`);
    expect(result.error).toContain('which is loopback');
    expect(receiver.posts).toEqual([]);
  });

  it('can be tried at once, and is left alone when it is removed', async () => {
    receiver = await WebhookReceiver.start();
    await start(loopback);
    const endpoint = await add([]);
    await expect(ask('POST', `/${endpoint.id}/test`)).resolves.toMatchObject({
      status: 204,
    });
    expect(receiver.posts[0].body).toContain('devhose-webhook.tested');

    await ask('DELETE', `/${endpoint.id}`);
    await waitFor(async () =>
      expect(
        await knex('consumers').where({
          name: `devhose:webhook-${endpoint.id}`,
        }),
      ).toEqual([]),
    );
  });
});
