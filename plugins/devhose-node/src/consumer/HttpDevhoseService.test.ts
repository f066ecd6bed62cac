import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createBackendPlugin,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  followedCursorHeader,
  type FollowedPage,
} from '@pitstop/plugin-devhose-common';
import type { DevhoseService } from './DevhoseService';
import { devhoseServiceRef } from './devhoseServiceRef';
import { HttpDevhoseService } from './HttpDevhoseService';

/**
 * What the log answers: a page, at once, or cut off in the middle, or after the
 * next question alone; a status; or nothing but the end of the connection.
 */
type Answer =
  | FollowedPage
  | { cut: FollowedPage }
  | { late: FollowedPage }
  | number
  | 'hang up'
  | 'never';

/** A log that is made up, behind real HTTP. */
class FakeLog {
  readonly queries: URLSearchParams[] = [];
  readonly authorizations: Array<string | undefined> = [];
  readonly #server: Server;
  #finishLate = () => {};

  static async start(answers: Answer[]): Promise<FakeLog> {
    const log = new FakeLog(answers);
    log.#server.listen(0, '127.0.0.1');
    await once(log.#server, 'listening');
    return log;
  }

  private constructor(answers: Answer[]) {
    this.#server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://log');
      this.queries.push(searchParams);
      this.authorizations.push(request.headers.authorization);
      this.#finishLate();
      const answer = answers.shift() ?? 'never';
      if (answer === 'hang up') {
        request.socket.destroy();
      } else if (typeof answer === 'number') {
        response.statusCode = answer;
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            error: { name: 'Error', message: 'too bad' },
            response: { statusCode: answer },
          }),
        );
      } else if (answer !== 'never' && 'cut' in answer) {
        writeHalf(response, answer.cut);
        request.socket.end();
      } else if (answer !== 'never' && 'late' in answer) {
        const rest = writeHalf(response, answer.late);
        this.#finishLate = () => response.end(rest);
      } else if (answer !== 'never') {
        response.end(JSON.stringify(answer));
      }
    });
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Headers and half of the body; returns the other half. */
function writeHalf(response: ServerResponse, answer: FollowedPage): string {
  const text = JSON.stringify(answer);
  response.setHeader(followedCursorHeader, String(answer.cursor));
  response.write(text.slice(0, 20));
  return text.slice(20);
}

const logger = mockServices.logger.mock();
let log: FakeLog;

async function serviceFor(...answers: Answer[]): Promise<DevhoseService> {
  log = await FakeLog.start(answers);
  return HttpDevhoseService.create({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async () => log.baseUrl,
    }),
    logger,
  });
}

function page(cursor: number, ...sequences: number[]): FollowedPage {
  return {
    cursor,
    head: cursor,
    generation: 1,
    events: sequences.map(sequence => ({
      sequence,
      index: 0,
      receivedAt: '2026-07-31T09:30:00.000Z',
      deliverySource: 'test',
      event: {
        specversion: '1.0',
        id: String(sequence),
        source: 'test',
        type: 'test',
        subject: 'test',
        time: '2026-07-31T09:30:00.000Z',
        datacontenttype: 'application/json',
        data: {
          context: {
            specversion: '0.5.1',
            id: String(sequence),
            source: 'test',
            type: 'test',
            timestamp: '2026-07-31T09:30:00.000Z',
          },
          subject: { id: 'test', content: {} },
        },
      },
    })),
  };
}

/** The first pages of the log. */
async function take(
  count: number,
  pages: AsyncIterable<FollowedPage>,
): Promise<FollowedPage[]> {
  const taken: FollowedPage[] = [];
  for await (const followed of pages) {
    taken.push(followed);
    if (taken.length === count) {
      break;
    }
  }
  return taken;
}

beforeEach(() => {
  logger.warn.mockReset();
});

afterEach(async () => {
  await log.stop();
});

describe('following the log', () => {
  it('goes on from where the last page ended', async () => {
    const service = await serviceFor(page(12, 11, 12), page(20), page(21, 21));
    const pages = await take(3, service.follow({ after: 10 }));

    expect(pages).toEqual([page(12, 11, 12), page(20), page(21, 21)]);
    expect(log.queries.slice(0, 3).map(query => query.get('after'))).toEqual([
      '10',
      '12',
      '20',
    ]);
  });

  it('learns at once where the head is, and waits there', async () => {
    const service = await serviceFor(page(10), page(10), page(11, 11));
    const pages = await take(3, service.follow({ after: 10 }));

    expect(pages.map(({ cursor }) => cursor)).toEqual([10, 10, 11]);
    const [first, ...others] = log.queries.map(query =>
      Number(query.get('waitSeconds')),
    );
    expect(first).toBe(0);
    expect(Math.min(...others)).toBeGreaterThan(0);
  });

  it('asks for the types and the number of events wanted, as a service', async () => {
    const service = await serviceFor(page(1));
    await take(1, service.follow({ after: 0, types: ['a', 'b.c'], limit: 7 }));

    expect(Object.fromEntries(log.queries[0])).toEqual({
      after: '0',
      waitSeconds: '0',
      types: 'a,b.c',
      limit: '7',
    });
    expect(log.authorizations[0]).toMatch(/^Bearer .+/);
  });

  it('waits out whatever fails, says so, and loses nothing', async () => {
    const service = await serviceFor(
      page(1, 1),
      503,
      'hang up',
      404,
      401,
      page(2, 2),
    );
    const pages = await take(2, service.follow({ after: 0 }));

    expect(pages).toEqual([page(1, 1), page(2, 2)]);
    expect(log.queries.slice(1, 6).map(query => query.get('after'))).toEqual([
      '1',
      '1',
      '1',
      '1',
      '1',
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(4);
    expect(logger.warn.mock.calls[0][0]).toMatch(
      /^Cannot read the event log after 1, trying again in \d+ ms$/,
    );
  });

  it('asks for the next page while this one still arrives', async () => {
    const service = await serviceFor({ late: page(1, 1) }, page(2, 2));

    await expect(take(2, service.follow({ after: 0 }))).resolves.toEqual([
      page(1, 1),
      page(2, 2),
    ]);
  });

  it('asks again for a page that broke off, and leaves out none behind it', async () => {
    const service = await serviceFor(
      page(1, 1),
      { cut: page(2, 2) },
      'never',
      page(2, 2),
      page(3, 3),
    );

    await expect(take(3, service.follow({ after: 0 }))).resolves.toEqual([
      page(1, 1),
      page(2, 2),
      page(3, 3),
    ]);
    expect(log.queries.slice(0, 5).map(query => query.get('after'))).toEqual([
      '0',
      '1',
      '2',
      '1',
      '2',
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('has pages read by others, and asks again for one that they could not read', async () => {
    const service = await serviceFor(
      page(1, 1),
      { late: page(2, 2) },
      'never',
      page(2, 2),
      page(3, 3),
    );
    let attempts = 0;
    const read = async (body: ArrayBuffer) => {
      const { cursor, events }: FollowedPage = JSON.parse(
        Buffer.from(body).toString(),
      );
      attempts += 1;
      if (attempts === 2) {
        throw new Error('not now');
      }
      return { cursor, count: events.length };
    };
    const counts: Array<Awaited<ReturnType<typeof read>>> = [];
    for await (const followed of service.followAs({ after: 0 }, read)) {
      counts.push(followed);
      if (counts.length === 3) {
        break;
      }
    }

    expect(counts).toEqual([
      { cursor: 1, count: 1 },
      { cursor: 2, count: 1 },
      { cursor: 3, count: 1 },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('gives up where it can never succeed', async () => {
    const service = await serviceFor(400);
    await expect(take(1, service.follow({ after: -1 }))).rejects.toThrow(
      'Devhose refused to be followed from -1: too bad',
    );
  });

  it('ends without an error when it is told to, also while it waits', async () => {
    const service = await serviceFor(page(1, 1), 'never');
    const ended = new AbortController();
    const pages: FollowedPage[] = [];
    for await (const followed of service.follow({
      after: 0,
      signal: ended.signal,
    })) {
      pages.push(followed);
      setImmediate(() => ended.abort());
    }
    expect(pages).toHaveLength(1);

    await expect(
      take(1, service.follow({ after: 0, signal: ended.signal })),
    ).resolves.toEqual([]);
  });

  it('is what plugins get', async () => {
    const service = await serviceFor(page(3, 3));
    expect(service).toBeDefined();
    let followed: FollowedPage[] = [];
    await startTestBackend({
      features: [
        mockServices.discovery.mock({ getBaseUrl: async () => log.baseUrl })
          .factory,
        createBackendPlugin({
          pluginId: 'consumer',
          register(env) {
            env.registerInit({
              deps: { devhose: devhoseServiceRef, logger: coreServices.logger },
              async init({ devhose }) {
                followed = await take(1, devhose.follow({ after: 2 }));
              },
            });
          },
        }),
      ],
    });
    expect(followed).toEqual([page(3, 3)]);
  });
});
