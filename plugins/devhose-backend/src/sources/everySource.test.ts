import type { JsonObject } from '@backstage/types';
import { changingConfig } from '@pitstop/plugin-devhose-node/testUtils';
import type { Knex } from 'knex';
import {
  everySourceConfig,
  everyTool,
  slackDelivery,
  type ToolDelivery,
} from '../__testUtils__/everyTool';
import { postDelivery } from '../__testUtils__/ingest';
import { testPostgres } from '../__testUtils__/postgres';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import { TravisApi } from '../__testUtils__/TravisApi';

jest.setTimeout(60_000);

const postgres = testPostgres();
const secret = 'a-secret-of-every-tool';

let travis: TravisApi;

beforeAll(async () => {
  travis = await TravisApi.start();
});

afterAll(() => travis.stop());

const configOf = (...secrets: string[]) => ({
  devhose: {
    sources: {
      ...everySourceConfig(secrets),
      travis: { apiUrls: [travis.url] },
    },
  },
});

const tools = [
  ...everyTool,
  {
    source: 'travis',
    proof: 'signature',
    scheme: 'rsa-sha1',
    send: () => travis.delivery(),
  },
];

describe('every source', () => {
  let knex: Knex;
  let url: string;

  beforeAll(async () => {
    knex = await postgres.create();
    ({ url } = await startDevhoseBackend({ knex, config: configOf(secret) }));
  });

  const headersInLog = async () =>
    JSON.stringify(await knex('deliveries').select('headers'));

  it.each(tools.map(tool => [tool.source, tool] as const))(
    '%s takes in what is genuine, once, and nothing else, and keeps how it was proven but not the proof',
    async (source, { proof, scheme, send }) => {
      const { body, headers } = send(secret);
      const { [proof]: given, ...unproven } = headers;
      const unsigned = await postDelivery(url, source, {
        body,
        headers: unproven,
      });
      expect(unsigned.status).toBe(401);
      const forged = await postDelivery(url, source, {
        body,
        headers: { ...headers, [proof]: given.replace(/.(.)$/, 'zz$1') },
      });
      expect(forged.status).toBe(403);

      const first = await postDelivery(url, source, { body, headers });
      expect([first.status, first.body.status]).toEqual([202, 'stored']);
      const again = await postDelivery(url, source, { body, headers });
      expect(again.status).toBe(200);
      expect(again.body).toEqual({
        status: 'duplicate',
        sequence: first.body.sequence,
      });

      await expect(headersInLog()).resolves.not.toContain(given);
      const [stored] = await knex('deliveries').where({ source });
      expect(stored.proof).toMatch(
        source === 'travis'
          ? new RegExp(`^${scheme}$`)
          : new RegExp(`^${scheme} 1 [0-9a-f]{8}$`),
      );
    },
  );

  it('that is asked by a handshake answers it, and stores nothing', async () => {
    const before = await headersInLog();
    const challenge = { type: 'url_verification', challenge: 'a challenge' };
    const { body, headers } = slackDelivery(secret, challenge);
    const ask = (given: Record<string, string>) =>
      fetch(`${url}/ingest/slack`, { method: 'POST', headers: given, body });
    await expect((await ask(headers)).text()).resolves.toBe('a challenge');
    expect((await ask({ 'content-type': 'application/json' })).status).toBe(
      401,
    );

    const asked = await fetch(`${url}/ingest/cloudevents`, {
      method: 'OPTIONS',
      headers: { 'WebHook-Request-Origin': 'events.example.com' },
    });
    expect(asked.status).toBe(200);
    expect(asked.headers.get('WebHook-Allowed-Origin')).toBe(
      'events.example.com',
    );
    expect((await fetch(`${url}/ingest/jira`)).status).toBe(404);
    await expect(headersInLog()).resolves.toBe(before);
  });
});

describe('the secret of a source', () => {
  it('is replaced without a restart, whatever the tool, and without a moment when neither is taken', async () => {
    const { config, change } = changingConfig(configOf('old-secret'));
    const { url } = await startDevhoseBackend({
      knex: await postgres.create(),
      config,
    });
    const taken = async (word: string) => {
      const answers = await Promise.all(
        everyTool.map(async ({ source, send }) => {
          const delivery: ToolDelivery = send(word);
          const { status } = await postDelivery(url, source, delivery);
          return [source, status < 300] as const;
        }),
      );
      return Object.fromEntries(answers);
    };
    const all = (value: boolean) =>
      Object.fromEntries(everyTool.map(({ source }) => [source, value]));

    await expect(taken('new-secret')).resolves.toEqual(all(false));
    change(configOf('old-secret', 'new-secret'));
    await expect(taken('old-secret')).resolves.toEqual(all(true));
    await expect(taken('new-secret')).resolves.toEqual(all(true));
    change(configOf('new-secret'));
    await expect(taken('old-secret')).resolves.toEqual(all(false));
    await expect(taken('new-secret')).resolves.toEqual(all(true));
  });
});

describe('the address of Travis CI, whose key is trusted,', () => {
  it('is replaced without a restart', async () => {
    const other = await TravisApi.start();
    const { config, change } = changingConfig(configOf(secret));
    const { url } = await startDevhoseBackend({
      knex: await postgres.create(),
      config,
    });
    const statusOf = async (api: TravisApi) =>
      (await postDelivery(url, 'travis', api.delivery())).status;
    expect([await statusOf(travis), await statusOf(other)]).toEqual([202, 403]);

    const { devhose } = configOf(secret);
    const apiUrls = [other.url];
    change({
      devhose: { sources: { ...devhose.sources, travis: { apiUrls } } },
    });
    expect([await statusOf(travis), await statusOf(other)]).toEqual([403, 200]);
    change({
      devhose: { sources: { ...devhose.sources, travis: { apiUrls: [] } } },
    });
    expect(await statusOf(other)).toBe(200);
    await other.stop();
  });
});

describe('a source that would trust anybody', () => {
  const sources: Array<[string, JsonObject, string]> = [
    ...Object.keys(everySourceConfig([])).map(
      (name): [string, JsonObject, string] => [
        name,
        name === 'standardWebhooks' ? { billing: {} } : { secrets: [] },
        'so anybody could send deliveries',
      ],
    ),
    ['travis', { apiUrls: [] }, "must be addresses of Travis CI's API"],
  ];

  it.each(sources)('%s stops the start', async (name, source, reason) => {
    await expect(
      startDevhoseBackend({
        knex: await postgres.create(),
        config: { devhose: { sources: { [name]: source } } },
      }),
    ).rejects.toThrow(reason);
  });
});
