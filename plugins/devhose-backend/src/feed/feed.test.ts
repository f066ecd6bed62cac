import { createBackendModule } from '@backstage/backend-plugin-api';
import { createDeferred } from '@backstage/types';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  devhoseFeedsExtensionPoint,
  type CloudEventFeed,
  type FedMessage,
  type TakeMessages,
} from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { testPostgres } from '../__testUtils__/postgres';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;
let take: TakeMessages;
let calls = 0;

/** Hands over what it may do, once it was called for a second time. */
function createFeed(running: (take: TakeMessages) => void): CloudEventFeed {
  return {
    id: 'bus',
    run: async options => {
      calls += 1;
      if (calls === 1) {
        throw new Error('The bus is away');
      }
      running(options.take);
      await new Promise<void>(resolve =>
        options.signal.addEventListener('abort', () => resolve()),
      );
    },
  };
}

beforeAll(async () => {
  knex = await postgres.create();
  const running = createDeferred<TakeMessages>();
  ({ url } = await startDevhoseBackend({
    knex,
    features: [
      createBackendModule({
        pluginId: 'devhose',
        moduleId: 'bus',
        register(env) {
          env.registerInit({
            deps: { feeds: devhoseFeedsExtensionPoint },
            init: async ({ feeds }) =>
              feeds.addFeed(createFeed(value => running.resolve(value))),
          });
        },
      }),
    ],
  }));
  take = await running;
});

beforeEach(() => knex.raw('truncate deliveries, delivery_keys, events'));

const merged = (id: string) => ({
  context: {
    specversion: '0.5.1',
    id,
    source: 'https://git.example.com',
    type: eventTypes.changeMerged,
    timestamp: '2026-07-31T09:30:00.000Z',
  },
  subject: { id: 'change-7', content: {} },
});

function structured(id: string): FedMessage {
  return {
    headers: { 'content-type': 'application/cloudevents+json' },
    body: Buffer.from(
      JSON.stringify({
        specversion: '1.0',
        id,
        source: 'https://git.example.com',
        type: eventTypes.changeMerged,
        subject: 'change-7',
        data: merged(id),
      }),
    ),
  };
}

function binary(id: string): FedMessage {
  return {
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': id,
      'ce-source': 'https://git.example.com',
      'ce-type': eventTypes.changeMerged,
    },
    body: Buffer.from(JSON.stringify(merged(id))),
  };
}

async function eventIds(): Promise<string[]> {
  const rows = await knex('events')
    .orderBy('sequence')
    .select<Array<{ id: string }>>(knex.raw(`event ->> 'id' as id`));
  return rows.map(({ id }) => id);
}

describe('a feed', () => {
  it('is asked again when it failed', () => {
    expect(calls).toBe(2);
  });

  it('brings events in their order, each once, however they travel', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `event-${index}`);
    await take(
      ids.map((id, index) => (index % 2 ? binary(id) : structured(id))),
    );
    await take(ids.map(binary));
    expect(await eventIds()).toEqual(ids);
    const rows = await knex('deliveries').distinct('source', 'interpretation');
    expect(rows).toEqual([{ source: 'bus', interpretation: 'interpreted' }]);
  });

  it('keeps in quarantine what is no CloudEvent', async () => {
    await take([
      { headers: {}, body: Buffer.from('poison') },
      structured('healthy'),
    ]);
    expect(await eventIds()).toEqual(['healthy']);
    const [poison] = await knex('deliveries')
      .where({ interpretation: 'quarantined' })
      .select('body', 'quarantine_reason');
    expect(poison.body.toString()).toBe('poison');
    expect(poison.quarantine_reason).toContain('specversion');
  });

  it('is told that a message is done with once it is in the log, and not before', async () => {
    // A sequence counts on when its transaction is rolled back.
    await knex.raw(
      `create sequence refusals;
       create function full_disk() returns trigger language plpgsql as
       $$ begin perform nextval('refusals'); raise exception using errcode = 'disk_full'; end $$;
       create trigger full_disk before insert on delivery_keys execute function full_disk()`,
    );
    let isDone = false;
    const taking = take([binary('late')]).then(() => {
      isDone = true;
    });
    await waitFor(async () => {
      const [{ last_value }] = await knex('refusals');
      // More often than the log itself tries.
      expect(Number(last_value)).toBeGreaterThan(4);
    });
    expect(isDone).toBe(false);
    await knex.raw('drop function full_disk cascade');
    await taking;
    expect(await eventIds()).toEqual(['late']);
  });

  it('is the only one that may bring anything in its name', async () => {
    const { headers, body } = binary('forged');
    const response = await fetch(`${url}/ingest/bus`, {
      method: 'POST',
      headers: { ...headers, authorization: 'Bearer guess' },
      body: body.toString(),
    });
    expect(response.status).toBe(403);
    expect(await eventIds()).toEqual([]);
  });
});
