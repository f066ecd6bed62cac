import type { Knex } from 'knex';
import { emptyLog } from '../__testUtils__/emptyLog';
import {
  githubDelivery,
  githubSignature,
} from '../__testUtils__/githubDelivery';
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
    await expect(storedDeliveries(knex)).resolves.toEqual([]);
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

    expect(answer).toMatchObject({
      status: 202,
      body: { status: 'stored', sequence: 1 },
    });
    const [stored] = await storedDeliveries(knex);
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

    await expect(post(delivery)).resolves.toMatchObject({
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
    await expect(storedDeliveries(knex)).resolves.toHaveLength(1);
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
    const [stored] = await storedDeliveries(knex);
    expect(stored.body.toString()).toBe(text);
    expect(stored.interpretation).toBe('quarantined');
    expect(stored.quarantine_reason).toContain(reason);
  });

  it('is kept in quarantine when its interpreter fails', async () => {
    await expect(
      post({ body: '{}', headers: {} }, 'tiny'),
    ).resolves.toMatchObject({
      status: 202,
      body: { status: 'stored', sequence: 1 },
    });
    const [stored] = await storedDeliveries(knex);
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
    const [stored] = await storedDeliveries(knex);
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
    await expect(storedDeliveries(knex)).resolves.toEqual([]);
  });
});

it('says which sources there are when asked for another', async () => {
  const answer = await post(ping(), 'gitlab');
  expect(answer.status).toBe(404);
  expect(answer.body.error?.message).toBe(
    "There is no source 'gitlab' (there is: github, tiny); set it up under devhose.sources.gitlab",
  );
});
