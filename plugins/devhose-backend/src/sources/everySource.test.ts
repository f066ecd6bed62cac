import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { githubDelivery } from '../__testUtils__/githubDelivery';
import { postDelivery } from '../__testUtils__/ingest';
import { testPostgres } from '../__testUtils__/postgres';
import { startDevhoseBackend } from '../__testUtils__/startDevhoseBackend';
import artifactoryPushed from './artifactory/__fixtures__/pushed.json';
import taskrunFinished from './cloudevents/__fixtures__/taskrunFinished-0.1.json';
import gitlabPush from './gitlab/__fixtures__/push.json';
import jiraCreated from './jira/__fixtures__/created.json';
import pagerdutyIncident from './pagerduty/__fixtures__/incident.json';
import slackMessage from './slack/__fixtures__/message.json';
import sonarqubeFailed from './sonarqube/__fixtures__/failed.json';
import spinnakerComplete from './spinnaker/__fixtures__/complete.json';

jest.setTimeout(60_000);

const postgres = testPostgres();
const secret = 'a secret of every tool';
const standardSecret = `whsec_${Buffer.from(secret).toString('base64')}`;
const seconds = String(Math.floor(Date.now() / 1000));

const json = (payload: unknown) => Buffer.from(JSON.stringify(payload));
const hmac = (signed: Buffer | string) =>
  createHmac('sha256', secret).update(signed).digest('hex');

interface Delivery {
  body: Buffer;
  headers: Record<string, string>;
}

/** A delivery of a source, and the header by which it proves itself. */
const deliveries: Array<[source: string, proof: string, Delivery]> = [
  [
    'github',
    'x-hub-signature-256',
    githubDelivery({ event: 'ping', payload: { zen: 'x' }, secret }),
  ],
  plain('gitlab', 'x-gitlab-token', gitlabPush, () => secret),
  plain('jira', 'x-hub-signature', jiraCreated, body => `sha256=${hmac(body)}`),
  plain('sonarqube', 'x-sonar-webhook-hmac-sha256', sonarqubeFailed, body =>
    hmac(body),
  ),
  plain(
    'pagerduty',
    'x-pagerduty-signature',
    pagerdutyIncident,
    body => `v1=${hmac(body)}`,
  ),
  plain('artifactory', 'x-jfrog-event-auth', artifactoryPushed, body =>
    hmac(body),
  ),
  plain('spinnaker', 'authorization', spinnakerComplete, basic),
  plain(
    'cloudevents',
    'authorization',
    {
      specversion: '1.0',
      id: '1',
      source: '/x',
      type: taskrunFinished.context.type,
      data: taskrunFinished,
    },
    () => `Bearer ${secret.replaceAll(' ', '-')}`,
    { 'content-type': 'application/cloudevents+json' },
  ),
  plain(
    'slack',
    'x-slack-signature',
    slackMessage,
    body => `v0=${hmac(`v0:${seconds}:${body.toString()}`)}`,
    { 'x-slack-request-timestamp': seconds },
  ),
  plain(
    'billing',
    'webhook-signature',
    { type: 'invoice.paid', data: {} },
    body =>
      new Webhook(standardSecret).sign(
        'msg_1',
        new Date(Number(seconds) * 1000),
        body.toString(),
      ),
    { 'webhook-id': 'msg_1', 'webhook-timestamp': seconds },
  ),
];

function plain(
  source: string,
  proof: string,
  payload: unknown,
  prove: (body: Buffer) => string,
  more: Record<string, string> = {},
): [string, string, Delivery] {
  const body = json(payload);
  const headers = {
    'content-type': 'application/json',
    ...more,
    [proof]: prove(body),
  };
  return [source, proof, { body, headers }];
}

function basic(): string {
  return `Basic ${Buffer.from(`echo:${secret}`).toString('base64')}`;
}

const secrets = [secret];
const configured = {
  artifactory: { secrets },
  cloudevents: { secrets: [secret.replaceAll(' ', '-')] },
  github: { secrets },
  gitlab: { secrets },
  jira: { secrets },
  pagerduty: { secrets },
  slack: { secrets },
  sonarqube: { secrets },
  spinnaker: { secrets },
  standardWebhooks: { billing: { secrets: [standardSecret] } },
  travis: {},
};

describe('every source', () => {
  let url: string;
  let headersInLog: () => Promise<string>;

  beforeAll(async () => {
    const knex = await postgres.create();
    ({ url } = await startDevhoseBackend({
      knex,
      config: { devhose: { sources: configured } },
    }));
    headersInLog = async () =>
      JSON.stringify(await knex('deliveries').select('headers'));
  });

  it.each(deliveries)(
    '%s takes in what is genuine, once, and nothing else, and forgets the proof',
    async (source, proof, { body, headers }) => {
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
    },
  );

  it('that is asked by a handshake answers it, and stores nothing', async () => {
    const before = await headersInLog();
    const body = json({ type: 'url_verification', challenge: 'a challenge' });
    const challenged = await fetch(`${url}/ingest/slack`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': seconds,
        'x-slack-signature': `v0=${hmac(`v0:${seconds}:${body.toString()}`)}`,
      },
      body,
    });
    await expect(challenged.text()).resolves.toBe('a challenge');
    const forged = await fetch(`${url}/ingest/slack`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(forged.status).toBe(401);

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

describe('a source that would trust anybody', () => {
  it.each(Object.keys(configured).filter(name => name !== 'travis'))(
    '%s stops the start',
    async name => {
      const empty =
        name === 'standardWebhooks' ? { billing: {} } : { secrets: [] };
      await expect(
        startDevhoseBackend({
          knex: await postgres.create(),
          config: { devhose: { sources: { [name]: empty } } },
        }),
      ).rejects.toThrow('so anybody could send deliveries');
    },
  );
});
