import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  eventsServiceRef,
  type EventParams,
  type EventsService,
} from '@backstage/plugin-events-node';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { importedDelivery } from '../__testUtils__/importedDelivery';
import { postDelivery } from '../__testUtils__/ingest';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { waitFor } from '../__testUtils__/waitFor';
import type { CopiedParts } from './EventsCopy';

jest.setTimeout(60_000);

const postgres = testPostgres();
const deliveryId = '0b5b6d0e-0000-4000-8000-000000000000';
const email = 'mona@example.com';
const payload = {
  ...JSON.parse(importedDelivery().body ?? ''),
  pusher: { name: 'mona', email },
};

function push(id?: string) {
  return githubDelivery({
    event: 'push',
    payload,
    secret: webhookSecret,
    deliveryId: id,
  });
}

function copying(parts: CopiedParts) {
  return {
    devhose: {
      sources: { github: { secrets: [webhookSecret] } },
      eventsService: { ...parts },
    },
  };
}

/** Keeps all that is published under the topics of a push. */
function listenInto(received: EventParams[]) {
  return createBackendModule({
    pluginId: 'devhose',
    moduleId: 'listener',
    register(env) {
      env.registerInit({
        deps: { events: eventsServiceRef },
        init: async ({ events }) =>
          events.subscribe({
            id: 'listener',
            topics: [
              'github',
              'devhose',
              'devhose.dev.cdeventsx.github-branch.pushed',
            ],
            onEvent: async params => {
              received.push(params);
            },
          }),
      });
    },
  });
}

it('plugins that know only the EventsService get a copy of payloads and events, once', async () => {
  const received: EventParams[] = [];
  const { url } = await startDevhoseBackend({
    knex: await postgres.create(),
    config: copying({ payloads: true, events: true }),
    features: [listenInto(received)],
  });
  for (const _ of ['once', 'again']) {
    const { status } = await postDelivery(url, 'github', push(deliveryId));
    expect([200, 202]).toContain(status);
  }
  await waitFor(() => expect(received).toHaveLength(3));
  expect(received[0]).toMatchObject({
    topic: 'github',
    eventPayload: payload,
    metadata: { 'x-github-event': 'push' },
  });
  expect(JSON.stringify(received)).not.toContain('sha256=');
  for (const [index, topic] of [
    'devhose',
    'devhose.dev.cdeventsx.github-branch.pushed',
  ].entries()) {
    expect(received[index + 1]).toMatchObject({
      topic,
      eventPayload: { specversion: '1.0', id: `${deliveryId}-0` },
      metadata: { 'devhose-source': 'github', 'devhose-sequence': '1' },
    });
  }
});

it('payloads, which name people, stay in the log unless they are asked for', async () => {
  const received: EventParams[] = [];
  const { url } = await startDevhoseBackend({
    knex: await postgres.create(),
    config: copying({ payloads: false, events: true }),
    features: [listenInto(received)],
  });
  await postDelivery(url, 'github', push());
  await waitFor(() => expect(received).toHaveLength(2));
  expect(received.map(({ topic }) => topic)).toEqual([
    'devhose',
    'devhose.dev.cdeventsx.github-branch.pushed',
  ]);
  expect(JSON.stringify(received)).not.toContain(email);
});

it('a delivery is taken in, whatever the EventsService does', async () => {
  const broken: EventsService = {
    publish: async () => {
      throw new Error('out of order');
    },
    subscribe: async () => {},
  };
  const { url } = await startDevhoseBackend({
    knex: await postgres.create(),
    config: copying({ payloads: true, events: true }),
    features: [
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => broken,
      }),
    ],
  });
  for (const sequence of [1, 2]) {
    await expect(postDelivery(url, 'github', push())).resolves.toMatchObject({
      status: 202,
      body: { status: 'stored', sequence },
    });
  }
});
