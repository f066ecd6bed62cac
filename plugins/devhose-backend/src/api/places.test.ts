import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  DevhoseEvent,
  DevhoseEventPage,
  EventHandling,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { placedEvent, type Place } from '../__testUtils__/placedEvent';
import { testPostgres } from '../__testUtils__/postgres';
import { startReplica, type Replica } from '../__testUtils__/startReplica';
import { waitFor } from '../__testUtils__/waitFor';
import { EventStreams } from '../deliver/EventStreams';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let log: TestLog;
let replica: Replica;

const shop = 'github.com/northwind/shop';

const happened: Array<[id: string, place: Place]> = [
  ['pushed', { repository: shop }],
  ['pushed elsewhere', { repository: 'github.com/northwind/till' }],
  ['paged', { service: 'shop', toolServiceId: 'PSHOP' }],
  ['paged by id', { service: 'the-shop', toolServiceId: 'PSHOP' }],
  ['rolled out', { service: 'shop' }],
  [
    'published',
    { artifact: 'pkg:docker/acme/shop@1.2?repository_url=registry.example' },
  ],
  ['published by scope', { artifact: 'pkg:npm/%40acme/shop@1.2' }],
  ['of another name', { service: 'shopping' }],
  ['of a known repository', { repository: shop, service: 'till' }],
  ['of nowhere', {}],
];

/** What is about the shop, whoever tells it, oldest first. */
const ofShop = [
  'pushed',
  'paged',
  'paged by id',
  'rolled out',
  'published',
  'of a known repository',
];

async function get<T>(path: string): Promise<T> {
  const response = await fetch(`${replica.url}/v1${path}`, {
    headers: { Authorization: mockCredentials.user.header() },
  });
  expect(response.status).toBe(200);
  return response.json();
}

const idOf = ({ event }: DevhoseEvent) => event.id;

beforeAll(async () => {
  knex = await postgres.create();
  log = await createLog(knex);
  await log.log.append(
    happened.map(([id, place], minute) => placedEvent(id, minute, place)),
  );
  replica = await startReplica(knex);
});

afterAll(async () => {
  await replica.stop();
});

describe('events of a component', () => {
  it('are those of its repository, and of its service where none is named, each once', async () => {
    const query = `repository=${shop}&service=shop,PSHOP`;
    const { items } = await get<DevhoseEventPage>(`/events?${query}`);
    expect(items.map(idOf)).toEqual(ofShop.toReversed());
  });

  it.each([
    ['shop', ['published', 'rolled out', 'paged']],
    ['PSHOP', ['paged by id', 'paged']],
    ['@acme/shop', ['published by scope']],
    ['till', []],
  ])('are found by the service alone: %s', async (service, ids) => {
    const query = `service=${encodeURIComponent(service)}`;
    const { items } = await get<DevhoseEventPage>(`/events?${query}`);
    expect(items.map(idOf)).toEqual(ids);
  });

  it('come page by page', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: DevhoseEventPage = await get(
        `/events?repository=${shop}&service=shop,PSHOP&limit=2${
          cursor ? `&cursor=${cursor}` : ''
        }`,
      );
      seen.push(...page.items.map(idOf));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ofShop.toReversed());
  });

  it('are streamed by the same names', async () => {
    const streams = EventStreams.create({ knex, head: log.head });
    const gone = new AbortController();
    const batches = streams.watch({
      after: { sequence: 0 },
      filter: { repositories: [shop], services: ['shop', 'PSHOP'] },
      signal: gone.signal,
    });
    await batches.next();
    const { value } = await batches.next();
    const events: DevhoseEvent[] = value.events.map(
      ({ json }: { json: string }) => JSON.parse(json),
    );
    expect(events.map(idOf)).toEqual(ofShop);
    gone.abort();
    await batches.return(undefined);
  });

  it('are handed to who subscribes to it, and told to be its', async () => {
    const seen: string[] = [];
    replica.devhose.subscribe({
      consumer: 'shopkeeper',
      from: 'beginning',
      shards: 1,
      filter: { repositories: [shop], services: ['shop', 'PSHOP'] },
      handler: async events => {
        seen.push(...events.map(idOf));
      },
    });
    await waitFor(() => expect(seen).toEqual(ofShop));

    const states = new Map<string, string>();
    for (const [index, [id]] of happened.entries()) {
      await waitFor(async () => {
        const { items } = await get<{ items: EventHandling[] }>(
          `/events/${index + 1}/0/consumers`,
        );
        const [{ state }] = items;
        expect(state).not.toBe('waiting');
        states.set(id, state);
      });
    }
    expect(
      [...states.keys()].filter(id => states.get(id) === 'handled'),
    ).toEqual(ofShop);
  });
});
