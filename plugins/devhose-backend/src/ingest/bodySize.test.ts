import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, deflate, gzip, zstdCompress } from 'node:zlib';
import type { Knex } from 'knex';
import { emptyLog } from '../__testUtils__/emptyLog';
import { githubSignature } from '../__testUtils__/githubDelivery';
import {
  ping,
  postDelivery,
  storedDeliveries,
  type IngestAnswer,
} from '../__testUtils__/ingest';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';
import { tinySource } from '../__testUtils__/tinySource';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({ knex, features: [tinySource] }));
});

afterEach(async () => {
  await emptyLog(knex);
});

async function post(
  delivery: { body: Buffer | string; headers: Record<string, string> },
  source = 'github',
): Promise<IngestAnswer> {
  return postDelivery(url, source, delivery);
}

describe('the size of a body', () => {
  it('may be all that GitHub sends', async () => {
    const limit = 25 * 1024 * 1024;
    const body = Buffer.alloc(limit, ' ');
    body.write('{}');
    const { headers } = ping();
    const signed = {
      ...headers,
      'x-hub-signature-256': githubSignature(body, webhookSecret),
    };

    await expect(post({ body, headers: signed })).resolves.toMatchObject({
      status: 202,
    });
    const [stored] = await storedDeliveries(knex);
    expect(stored.body.equals(body)).toBe(true);

    const answer = await post({
      body: Buffer.concat([body, Buffer.from(' ')]),
      headers: signed,
    });
    expect(answer.status).toBe(413);
    expect(answer.body.error?.message).toContain(`larger than ${limit} bytes`);
  });

  it('is limited where the sender does not tell it beforehand', async () => {
    const status = await new Promise(resolve => {
      const upload = httpRequest(`${url}/ingest/tiny`, { method: 'POST' });
      upload.on('response', response => resolve(response.statusCode));
      upload.write('x'.repeat(800));
      upload.end('x'.repeat(800));
    });
    expect(status).toBe(413);
    await expect(storedDeliveries(knex)).resolves.toEqual([]);
  });

  it.each([
    ['gzip', promisify(gzip)],
    ['deflate', promisify(deflate)],
    ['br', promisify(brotliCompress)],
  ])('is that after undoing %s', async (encoding, compress) => {
    const headers = { 'content-encoding': encoding };
    const fits = Buffer.alloc(1000, 'x');
    await expect(
      post({ headers, body: await compress(fits) }, 'tiny'),
    ).resolves.toMatchObject({ status: 202 });
    const [stored] = await storedDeliveries(knex);
    expect(stored.body.equals(fits)).toBe(true);

    const bomb = await compress(Buffer.alloc(10_000_000, 'x'));
    const answer = await post({ headers, body: bomb }, 'tiny');
    expect(answer.status).toBe(413);
  });

  it('has to be told in an encoding that is understood', async () => {
    const body = await promisify(zstdCompress)(Buffer.from('{}'));
    const unknown = await post(
      { headers: { 'content-encoding': 'zstd' }, body },
      'tiny',
    );
    expect(unknown.status).toBe(400);
    expect(unknown.body.error?.message).toContain("'zstd' is not understood");

    const broken = await post(
      { headers: { 'content-encoding': 'gzip' }, body },
      'tiny',
    );
    expect(broken.status).toBe(400);
    expect(broken.body.error?.message).toContain('not valid gzip');
  });
});

describe('the memory for bodies', () => {
  const megabytes = 1024 * 1024;

  it('is not exceeded: senders are asked to come back', async () => {
    const small = await startDevhoseBackend({
      knex: await postgres.create(),
      config: {
        devhose: {
          ingest: { memoryLimitMegabytes: 32 },
          sources: { github: { secrets: [webhookSecret] } },
        },
      },
    });
    const { headers } = ping();
    const large = { headers, body: Buffer.alloc(20 * megabytes, ' ') };
    const postLarge = () => postDelivery(small.url, 'github', large);

    // One that is on its way, and takes its time.
    const slow = httpRequest(`${small.url}/ingest/github`, { method: 'POST' });
    const answered = once(slow, 'response');
    await promisify<Buffer, void>(slow.write.bind(slow))(large.body);
    let answer = await postLarge();
    while (answer.status !== 503) {
      answer = await postLarge();
    }
    expect(answer.retryAfter).toBe('5');
    expect(answer.body.error?.message).toContain('send this one again');

    slow.end();
    const [response] = await answered;
    expect(response.statusCode).toBe(401);
    await expect(postLarge()).resolves.toMatchObject({ status: 403 });
  });

  it('has to hold at least one delivery', async () => {
    await expect(
      startDevhoseBackend({
        knex: await postgres.create(),
        config: { devhose: { ingest: { memoryLimitMegabytes: 20 } } },
      }),
    ).rejects.toThrow(
      'devhose.ingest.memoryLimitMegabytes is 20, but one delivery can be 25 MB; set it to 32 or more',
    );
  });
});
