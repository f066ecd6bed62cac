import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { createLog, type TestLog } from '../__testUtils__/createLog';
import { testPostgres } from '../__testUtils__/postgres';
import { preparedDelivery } from '../__testUtils__/preparedDelivery';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import { EventStreams } from '../deliver/EventStreams';

jest.setTimeout(60_000);

const postgres = testPostgres();
const permissions = mockServices.permissions.mock();

let knex: Knex;
let log: TestLog;
let url: string;

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({
    knex,
    features: [permissions.factory],
  }));
  log = await createLog(knex);
});

beforeEach(() => {
  permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.ALLOW }]);
});

interface Message {
  id?: string;
  data?: DevhoseEvent;
}

/** A watcher that reads message by message. */
async function watch(query = '', lastEventId?: string) {
  const gone = new AbortController();
  const response = await fetch(`${url}/v1/events/stream?${query}`, {
    signal: gone.signal,
    headers: {
      Authorization: mockCredentials.user.header(),
      ...(lastEventId && { 'Last-Event-ID': lastEventId }),
    },
  });
  async function* read(): AsyncGenerator<Message> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk, { stream: true });
      const messages = text.split('\n\n');
      text = messages.pop()!;
      for (const message of messages) {
        const fields = new Map(
          message
            .split('\n')
            .map(line => [line.split(': ', 1)[0], line.replace(/^\w+: /, '')]),
        );
        const data = fields.has('event') ? undefined : fields.get('data');
        yield { id: fields.get('id'), data: data && JSON.parse(data) };
      }
    }
  }
  const messages = response.ok ? read() : undefined;
  return {
    response,
    next: async (): Promise<Message> => (await messages!.next()).value,
    /** The next messages that are events. */
    events: async (count: number): Promise<Message[]> => {
      const events: Message[] = [];
      while (events.length < count) {
        const message: Message = (await messages!.next()).value;
        if (message.data) {
          events.push(message);
        }
      }
      return events;
    },
    leave: () => gone.abort(),
  };
}

const event = (type: string, repository?: string) => ({
  ...preparedDelivery().events[0],
  type,
  repository,
});

const typed = (deliveryId: string, type: string, repository?: string) =>
  preparedDelivery({
    deliveryId,
    events: [
      {
        ...event(type, repository),
        json: Buffer.from(JSON.stringify({ id: deliveryId })),
      },
    ],
  });

describe('a stream of events', () => {
  it('tells what any process appends, and where to resume', async () => {
    const watcher = await watch();
    expect(watcher.response.headers.get('content-type')).toContain(
      'text/event-stream',
    );
    const { id: begin } = await watcher.next();
    await log.log.append([preparedDelivery({ deliveryId: 'seen' })]);
    const [message] = await watcher.events(1);
    expect(message).toMatchObject({
      id: `${Number(begin) + 1}.0`,
      data: { sequence: Number(begin) + 1, event: { id: 'seen' } },
    });
    watcher.leave();
  });

  it('is resumed after the last event, also in the middle of a delivery', async () => {
    const [{ sequence }] = await log.log.append([
      preparedDelivery({
        events: ['a', 'b', 'c'].map(type => event(type)),
      }),
    ]);
    await log.log.append([typed('next', 'd')]);

    const watcher = await watch('', `${sequence}.0`);
    const seen = await watcher.events(3);
    expect(seen.map(({ id }) => id)).toEqual([
      `${sequence}.1`,
      `${sequence}.2`,
      `${sequence + 1}.0`,
    ]);
    watcher.leave();
  });

  it('loses nothing when more comes in than is sent at once', async () => {
    const { id } = await (await watch()).next();
    await log.log.append(
      Array.from({ length: 450 }, (_, index) => typed(`many-${index}`, 'many')),
    );
    const watcher = await watch('type=many', id);
    const seen = await watcher.events(450);
    expect(seen.map(({ data }) => data?.event.id)).toEqual(
      Array.from({ length: 450 }, (_, index) => `many-${index}`),
    );
    watcher.leave();
  });

  it('has the same filters as the list', async () => {
    const watcher = await watch(
      'type=dev.test.wanted&repository=github.com/a/one,github.com/a/two',
    );
    await watcher.next();
    await log.log.append([
      typed('other type', 'dev.test.other.0.1.0', 'github.com/a/one'),
      typed('one', 'dev.test.wanted.made.0.1.0', 'github.com/a/one'),
      typed('three', 'dev.test.wanted.made.0.1.0', 'github.com/a/three'),
      typed('two', 'dev.test.wanted.made.0.1.0', 'github.com/a/two'),
    ]);
    const seen = await watcher.events(2);
    expect(seen.map(({ data }) => data?.event.id)).toEqual(['one', 'two']);
    watcher.leave();
  });

  it('begins now where the position is beyond the head, as after a restore', async () => {
    const watcher = await watch('', '999999999');
    const { id } = await watcher.next();
    expect(Number(id)).toBeLessThan(999999999);
    watcher.leave();
  });

  it('needs the permission', async () => {
    permissions.authorize.mockResolvedValue([{ result: AuthorizeResult.DENY }]);
    const { response } = await watch();
    expect(response.status).toBe(403);
  });

  it('refuses what is not a position', async () => {
    const { response } = await watch('', 'yesterday');
    expect(response.status).toBe(400);
  });
});

describe('the streams of a process', () => {
  it('end when it stops', async () => {
    const streams = EventStreams.create({ knex, head: log.head });
    const batches = streams.watch({
      filter: {},
      signal: new AbortController().signal,
    });
    await batches.next();
    const waiting = batches.next();
    streams.close();
    await waiting;
    await expect(batches.next()).resolves.toMatchObject({ done: true });
  });

  it('show signs of life where nothing happens', async () => {
    const streams = EventStreams.create({
      knex,
      head: log.head,
      heartbeatMilliseconds: 20,
      pauseMilliseconds: 1,
    });
    const gone = new AbortController();
    const batches = streams.watch({ filter: {}, signal: gone.signal });
    const { value: first } = await batches.next();
    const { value: second } = await batches.next();
    expect(second).toEqual({ events: [], position: first.position });
    gone.abort();
    await batches.return(undefined);
  });

  it('are limited, and make room when one ends', async () => {
    const streams = EventStreams.create({ knex, head: log.head, limit: 1 });
    const open = () =>
      streams.watch({ filter: {}, signal: new AbortController().signal });
    const first = open();
    await first.next();
    await expect(open().next()).rejects.toThrow('1 streams of events are open');
    await first.return(undefined);
    await expect(open().next()).resolves.toMatchObject({ done: false });
  });
});
