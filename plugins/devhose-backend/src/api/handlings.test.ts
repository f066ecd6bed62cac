import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  DeadLetterPage,
  EventHandling,
} from '@pitstop/plugin-devhose-common';
import type { SubscribeOptions } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { startReplica, type Replica } from '../__testUtils__/startReplica';
import { about } from '../__testUtils__/subjectEvents';
import { waitFor } from '../__testUtils__/waitFor';
import { forgetMilestones } from '../deliver/consumers';

jest.setTimeout(120_000);

const postgres = testPostgres();
const permissions = mockServices.permissions.mock();

let knex: Knex;
let log: TestLog['log'];
let replica: Replica;

beforeEach(async () => {
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result: AuthorizeResult.ALLOW })),
  );
  knex = await postgres.create();
  ({ log } = await createLog(knex));
  replica = await startReplica(knex, [permissions.factory]);
});

afterEach(async () => {
  await replica.stop();
});

function request(path: string, body?: object): Promise<Response> {
  return fetch(`${replica.url}/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: mockCredentials.user.header(),
      'Content-Type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
}

/** What became of an event, by the name that a consumer gave itself. */
async function handlings(event: string): Promise<Record<string, unknown>> {
  const response = await request(`/events/${event}/consumers`);
  expect(response.status).toBe(200);
  const { items }: { items: EventHandling[] } = await response.json();
  return Object.fromEntries(
    items.map(({ consumer, ...rest }) => [consumer.replace('bot:', ''), rest]),
  );
}

function subscribe(
  consumer: string,
  options: Partial<SubscribeOptions> = {},
): void {
  replica.devhose.subscribe({
    consumer,
    from: 'beginning',
    shards: 1,
    handler: async () => {},
    ...options,
  });
}

const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

it('tells who handled an event, by when, and who never wanted it', async () => {
  await log.append([about('early')]);
  subscribe('everything');
  subscribe('ticks', { filter: { types: ['test'] } });
  subscribe('tocks', { filter: { types: ['test.tock', 'test.ti'] } });
  subscribe('others', { filter: { subjects: ['b'] } });
  subscribe('elsewhere', { filter: { repositories: ['github.com/a/b'] } });
  subscribe('newcomer', { from: 'now' });
  await waitFor(async () =>
    expect(await handlings('1/0')).toEqual({
      everything: { state: 'handled', at: instant },
      ticks: { state: 'handled', at: instant },
      tocks: { state: 'unwanted' },
      others: { state: 'unwanted' },
      elsewhere: { state: 'unwanted' },
      newcomer: { state: 'came-before' },
    }),
  );
  await log.append([about('a', 'b')]);
  await waitFor(async () =>
    expect(await handlings('2/1')).toMatchObject({
      others: { state: 'handled', at: instant },
      newcomer: { state: 'handled', at: instant },
    }),
  );
  expect(await handlings('2/0')).toMatchObject({
    others: { state: 'unwanted' },
    newcomer: { state: 'handled' },
  });
});

it('tells who has not got there yet, in the middle of a delivery too', async () => {
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  subscribe('slow', {
    batch: 1,
    handler: async ([{ event }]) => {
      if (event.subject === 'b') {
        await held;
      }
    },
  });
  await log.append([about('a', 'b', 'c')]);
  await waitFor(async () =>
    expect(await handlings('1/0')).toMatchObject({
      slow: { state: 'handled' },
    }),
  );
  await expect(handlings('1/1')).resolves.toEqual({
    slow: { state: 'waiting' },
  });
  await expect(handlings('1/2')).resolves.toEqual({
    slow: { state: 'waiting' },
  });
  release();
  await waitFor(async () =>
    expect(await handlings('1/2')).toMatchObject({
      slow: { state: 'handled' },
    }),
  );
});

it('tells who fails with it, gave up, discarded it, and was given it again', async () => {
  let broken = true;
  subscribe('flaky', {
    attempts: 2,
    handler: async () => {
      if (broken) {
        throw new Error('GitHub is down');
      }
    },
  });
  await log.append([about('a')]);
  await waitFor(async () =>
    expect(await handlings('1/0')).toEqual({
      flaky: {
        state: 'failing',
        at: instant,
        attempts: 1,
        error: 'Error: GitHub is down',
        retryAt: instant,
      },
    }),
  );
  const letter = { attempts: 2, error: 'Error: GitHub is down', at: instant };
  await waitFor(async () =>
    expect(await handlings('1/0')).toEqual({
      flaky: { state: 'dead-letter', ...letter },
    }),
  );

  const letters = '/consumers/bot:flaky/dead-letters';
  await request(`${letters}/discard`, {});
  const page: DeadLetterPage = await (await request(letters)).json();
  expect(page.items).toEqual([]);
  await expect(handlings('1/0')).resolves.toEqual({
    flaky: { state: 'discarded', ...letter },
  });

  broken = false;
  await request('/consumers/bot:flaky/replay', { after: 0 });
  await waitFor(async () =>
    expect(await handlings('1/0')).toEqual({
      flaky: { state: 'handled', at: instant },
    }),
  );
});

it('forgets when, but not that, after a while', async () => {
  subscribe('steady');
  await log.append([about('a')]);
  await waitFor(async () =>
    expect(await handlings('1/0')).toEqual({
      steady: { state: 'handled', at: instant },
    }),
  );
  await expect(forgetMilestones(knex)).resolves.toBe(0);
  await knex('consumer_milestones').update({
    minute: knex.raw(`minute - interval '36 days'`),
  });
  await expect(forgetMilestones(knex)).resolves.toBeGreaterThan(0);
  await expect(handlings('1/0')).resolves.toEqual({
    steady: { state: 'handled' },
  });
});

it('is for operators, and only about events that there are', async () => {
  expect((await request('/events/7/0/consumers')).status).toBe(404);
  permissions.authorize.mockImplementation(async requests =>
    requests.map(({ permission }) => ({
      result:
        permission.name === 'devhose.consumer.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    })),
  );
  await log.append([about('a')]);
  expect((await request('/events/1/0/consumers')).status).toBe(403);
});
