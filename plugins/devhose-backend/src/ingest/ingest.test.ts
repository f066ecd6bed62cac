import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, deflate, gzip, zstdCompress } from 'node:zlib';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  devhoseSourcesExtensionPoint,
  type DeliverySource,
} from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { decodeBody } from '../interpret/encodeBody';
import {
  githubDelivery,
  githubSignature,
  type GithubDelivery,
} from '../__testUtils__/githubDelivery';
import { emptyLog } from '../__testUtils__/emptyLog';
import { testPostgres } from '../__testUtils__/postgres';
import {
  startDevhoseBackend,
  webhookSecret,
} from '../__testUtils__/startDevhoseBackend';

jest.setTimeout(60_000);

const postgres = testPostgres();
let knex: Knex;
let url: string;

/** A source that takes little, so that too much is cheap to send. */
const tinySource: DeliverySource = {
  id: 'tiny',
  bodyLimitBytes: 1000,
  verify: () => ({ verdict: 'genuine' }),
  deliveryId: () => randomUUID(),
  eventName: () => 'tick',
  interpreter: {
    version: 7,
    interpret: () => {
      throw new Error('out of order');
    },
  },
};

beforeAll(async () => {
  knex = await postgres.create();
  ({ url } = await startDevhoseBackend({
    knex,
    features: [
      createBackendModule({
        pluginId: 'devhose',
        moduleId: 'tiny',
        register(env) {
          env.registerInit({
            deps: { sources: devhoseSourcesExtensionPoint },
            init: async ({ sources }) => sources.addSource(tinySource),
          });
        },
      }),
    ],
  }));
});

afterEach(async () => {
  await emptyLog(knex);
});

async function post(
  delivery: { body: Buffer | string; headers: Record<string, string> },
  source = 'github',
): Promise<{ status: number; body: { error?: { message: string } } }> {
  const response = await fetch(`${url}/ingest/${source}`, {
    method: 'POST',
    headers: delivery.headers,
    body: delivery.body,
  });
  return { status: response.status, body: await response.json() };
}

async function storedDeliveries(): Promise<
  Array<{
    body: Buffer;
    headers: Record<string, string>;
    interpretation: string;
    quarantine_reason: string | null;
  }>
> {
  const rows = await knex('deliveries').orderBy('sequence');
  for (const row of rows) {
    row.body = await decodeBody(row.body, row.body_encoding);
  }
  return rows;
}

function ping(options: { secret?: string } = {}): GithubDelivery {
  return githubDelivery({
    event: 'ping',
    payload: { zen: 'Keep it logically awesome.', hook_id: 1 },
    secret: options.secret ?? webhookSecret,
  });
}

describe('a delivery that is not who it says it is', () => {
  it.each([
    ['is not signed', undefined, 401, 'There is no X-Hub-Signature-256'],
    ['is signed in another way', 'sha1=abc', 403, "must be 'sha256='"],
    [
      'is signed with another secret',
      githubSignature(ping().body, 'another secret'),
      403,
      'fits none of devhose.sources.github.secrets',
    ],
    [
      'has the signature of another body',
      githubSignature(Buffer.from('{}'), webhookSecret),
      403,
      'fits none of devhose.sources.github.secrets',
    ],
  ])('%s: is refused with the reason', async (_, signature, status, reason) => {
    const { body, headers } = ping();
    const { 'x-hub-signature-256': _genuine, ...unsigned } = headers;
    const answer = await post({
      body,
      headers: signature
        ? { ...unsigned, 'x-hub-signature-256': signature }
        : unsigned,
    });

    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toContain(reason);
    await expect(storedDeliveries()).resolves.toEqual([]);
  });

  it('is refused before anything else is looked at', async () => {
    const answer = await post({ body: 'not JSON', headers: {} });
    expect(answer.status).toBe(401);
  });
});

describe('a delivery that is genuine', () => {
  it('is stored with its headers, but not with what proves it', async () => {
    const { body, headers } = ping();
    const answer = await post({
      body,
      headers: {
        ...headers,
        authorization: 'Basic c2VjcmV0',
        cookie: 'session=secret',
        'x-api-key': 'secret',
      },
    });

    expect(answer).toEqual({
      status: 202,
      body: { status: 'stored', sequence: 1 },
    });
    const [stored] = await storedDeliveries();
    expect(stored.body.equals(body)).toBe(true);
    expect(stored.interpretation).toBe('not-interpreted');
    expect(stored.headers['x-github-event']).toBe('ping');
    expect(JSON.stringify(stored.headers)).not.toMatch(/secret|sha256|Basic/);
  });

  it('is told the place of the first when it comes again', async () => {
    const delivery = ping();
    await post(ping());
    await post(delivery);
    await post(ping());

    await expect(post(delivery)).resolves.toEqual({
      status: 200,
      body: { status: 'duplicate', sequence: 2 },
    });
  });

  it('is stored once when it comes several times at once', async () => {
    const delivery = ping();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(delivery)),
    );

    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(answers.every(({ body }) => 'sequence' in body)).toBe(true);
    await expect(storedDeliveries()).resolves.toHaveLength(1);
  });

  it.each([
    ['is not JSON', 'pull_request', 'surprise', 'The body is not JSON'],
    ['is no object', 'push', '[]', 'The body is not an object'],
    ['is empty', 'push', '', 'The body is not JSON'],
    ['lacks a field', 'push', '{"ref":"refs/heads/x"}', 'repository is not an'],
  ])('%s: is kept in quarantine', async (_, event, text, reason) => {
    const body = Buffer.from(text);
    const { headers } = githubDelivery({
      event,
      payload: {},
      secret: webhookSecret,
    });
    const answer = await post({
      body,
      headers: {
        ...headers,
        'x-hub-signature-256': githubSignature(body, webhookSecret),
      },
    });

    expect(answer.status).toBe(202);
    const [stored] = await storedDeliveries();
    expect(stored.body.toString()).toBe(text);
    expect(stored.interpretation).toBe('quarantined');
    expect(stored.quarantine_reason).toContain(reason);
  });

  it('is kept in quarantine when its interpreter fails', async () => {
    await expect(post({ body: '{}', headers: {} }, 'tiny')).resolves.toEqual({
      status: 202,
      body: { status: 'stored', sequence: 1 },
    });
    const [stored] = await storedDeliveries();
    expect(stored.quarantine_reason).toContain('out of order');
  });

  it('comes in a form as well', async () => {
    const payload = { zen: 'Speak like a human.', hook_id: 2 };
    const form = new URLSearchParams({ payload: JSON.stringify(payload) });
    const body = Buffer.from(form.toString());
    const { headers } = ping();
    const answer = await post({
      body,
      headers: {
        ...headers,
        'content-type': 'application/x-www-form-urlencoded',
        'x-hub-signature-256': githubSignature(body, webhookSecret),
      },
    });

    expect(answer.status).toBe(202);
    const [stored] = await storedDeliveries();
    expect(stored.body.equals(body)).toBe(true);
    expect(stored.interpretation).toBe('not-interpreted');
  });

  it.each([
    [
      'x-github-delivery',
      undefined,
      'X-GitHub-Delivery must be a UUID, got none',
    ],
    ['x-github-delivery', '7', "X-GitHub-Delivery must be a UUID, got '7'"],
    ['x-github-event', undefined, 'X-GitHub-Event must name an event'],
    ['x-github-event', 'no such thing!', 'X-GitHub-Event must name an event'],
  ])('is refused without a proper %s (%s)', async (name, value, reason) => {
    const { body, headers } = ping();
    delete headers[name];
    const answer = await post({
      body,
      headers: value === undefined ? headers : { ...headers, [name]: value },
    });

    expect(answer.status).toBe(400);
    expect(answer.body.error?.message).toContain(reason);
    await expect(storedDeliveries()).resolves.toEqual([]);
  });
});

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
    const [stored] = await storedDeliveries();
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
    await expect(storedDeliveries()).resolves.toEqual([]);
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
    const [stored] = await storedDeliveries();
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

it('says which sources there are when asked for another', async () => {
  const answer = await post(ping(), 'gitlab');
  expect(answer.status).toBe(404);
  expect(answer.body.error?.message).toBe(
    "There is no source 'gitlab' (there is: github, tiny); set it up under devhose.sources.gitlab",
  );
});

describe('the secrets', () => {
  it('are replaced without losing a delivery', async () => {
    const rotating = await startDevhoseBackend({
      knex: await postgres.create(),
      config: {
        devhose: { sources: { github: { secrets: ['new', 'old'] } } },
      },
    });
    const send = async (secret: string): Promise<number> => {
      const { body, headers } = ping({ secret });
      const { status } = await fetch(`${rotating.url}/ingest/github`, {
        method: 'POST',
        headers,
        body,
      });
      return status;
    };

    await expect(send('old')).resolves.toBe(202);
    await expect(send('new')).resolves.toBe(202);
    await expect(send('older')).resolves.toBe(403);
  });

  it.each([
    [{ secrets: [] }, 'is empty, so anybody could send deliveries'],
    [{ secrets: ['good', ' '] }, 'has an empty secret'],
    [{ secrets: ['good'], allowUnsigned: true }, 'would ignore them'],
  ])('stop the start when they are %j', async (github, reason) => {
    await expect(
      startDevhoseBackend({
        knex: await postgres.create(),
        config: { devhose: { sources: { github } } },
      }),
    ).rejects.toThrow(reason);
  });

  it('can be done without, if that is said', async () => {
    const open = await startDevhoseBackend({
      knex: await postgres.create(),
      config: { devhose: { sources: { github: { allowUnsigned: true } } } },
    });
    const { body, headers } = ping();
    delete headers['x-hub-signature-256'];
    const response = await fetch(`${open.url}/ingest/github`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.status).toBe(202);
  });

  it('are not needed where the source is off', async () => {
    const off = await startDevhoseBackend({
      knex: await postgres.create(),
      config: {},
    });
    const { body, headers } = ping();
    const response = await fetch(`${off.url}/ingest/github`, {
      method: 'POST',
      headers,
      body,
    });
    expect(response.status).toBe(404);
  });
});
