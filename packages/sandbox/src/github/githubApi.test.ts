import { createAppAuth } from '@octokit/auth-app';
import request from 'supertest';
import { createSandbox } from '../createSandbox';
import { Faults } from '../faults';
import { SentWebhooks } from '../sent';
import { createServer } from '../server';
import { SigningKeys, type Webhook } from '../webhooks';
import { githubAppId } from './appToken';

const until = Date.parse('2026-03-02T10:00:00Z');
const hooks = '/github/orgs/quillfair/hooks';

function firstWebhooks(count: number) {
  const { company, timeline, webhooks } = createSandbox({
    seed: 1,
    size: 'tiny',
    until,
  });
  const found: Webhook[] = [];
  for (const dispatch of timeline.dispatches()) {
    const webhook = webhooks.webhook(dispatch);
    if (webhook.tool === 'github') {
      found.push(webhook);
    }
    if (found.length === count) {
      break;
    }
  }
  return { company, found };
}

describe("GitHub's API", () => {
  const { company, found } = firstWebhooks(120);
  const sentAgain: Webhook[] = [];
  const faults = Faults.create();
  const sent = SentWebhooks.create(() => until);
  const newKeys = () =>
    SigningKeys.create({
      artifactory: 'any',
      github: 'any',
      jira: 'any',
      pagerduty: 'any',
      slack: 'any',
      sonarqube: 'any',
      spinnaker: 'any',
    });
  const keys = newKeys();
  const app = createServer(company, {
    keys,
    faults,
    target: 'https://portal.example',
    sent,
    clusters: [],
    resend: webhook => sentAgain.push(webhook),
  });
  const get = (path: string) =>
    request(app).get(path).set('Authorization', 'token any');

  beforeAll(() => {
    for (const [index, webhook] of found.entries()) {
      sent.add(webhook, index % 10 !== 0);
    }
  });

  it('wants to know who asks', async () => {
    const { body } = await request(app).get(hooks).expect(401);
    expect(body.message).toBe('Requires authentication');
  });

  it('tells the webhook and, page by page, newest first, what it sent', async () => {
    const { body } = await get(hooks).expect(200);
    expect(body).toEqual([
      expect.objectContaining({
        config: expect.objectContaining({
          url: 'https://portal.example/api/devhose/ingest/github',
        }),
      }),
    ]);
    const deliveries = `${hooks}/${body[0].id}/deliveries`;
    const first = await get(`${deliveries}?per_page=100`).expect(200);
    const next = /<http:\/\/[^/]+([^>]+)>; rel="next"/.exec(first.headers.link);
    const second = await get(String(next?.[1])).expect(200);
    expect(second.headers.link).toBeUndefined();
    const guids = [...first.body, ...second.body].map(({ guid }) => guid);
    expect(guids).toEqual(found.map(each => each.deliveryId).reverse());

    const failed = await get(`${deliveries}?status=failure`).expect(200);
    expect(failed.body).toHaveLength(12);
  });

  it('tells what was in one, and sends it again', async () => {
    const { body: listed } = await get(`${hooks}/487213905/deliveries`);
    const path = `${hooks}/487213905/deliveries/${listed[0].id}`;
    const { body } = await get(path).expect(200);
    const newest = found[found.length - 1];
    expect(body.request.payload).toEqual(JSON.parse(newest.body));
    expect(body.request.headers['X-GitHub-Delivery']).toBe(newest.deliveryId);

    await request(app)
      .post(`${path}/attempts`)
      .set('Authorization', 'token any')
      .expect(202);
    expect(sentAgain).toEqual([newest]);
    await get(`${hooks}/487213905/deliveries/1`).expect(404);
  });

  it('tells an app that proves itself by its key what its own webhook sent', async () => {
    const ask = async (path: string, privateKey = keys.githubAppPrivateKey) => {
      const authenticate = createAppAuth({ appId: githubAppId, privateKey });
      const { token } = await authenticate({ type: 'app' });
      return request(app)
        .get(`/github/app/hook${path}`)
        .set('Authorization', `Bearer ${token}`);
    };
    const { body: config } = await ask('/config');
    expect(config.url).toBe('https://portal.example/api/devhose/ingest/github');
    const first = await ask('/deliveries?per_page=100');
    expect(first.body).toHaveLength(100);
    expect(first.headers.link).toContain('/github/app/hook/deliveries?');
    const { body } = await ask(`/deliveries/${first.body[0].id}`);
    expect(body.guid).toBe(found[found.length - 1].deliveryId);

    const forged = await ask('/config', newKeys().githubAppPrivateKey);
    expect(forged.status).toBe(401);
    expect(forged.body.message).toBe('A JSON web token could not be decoded');
    await get('/github/app/hook/config').expect(401);
  });

  it('answers nothing during an outage', async () => {
    const { id } = faults.add({
      kind: 'outage',
      tool: 'github',
      forSeconds: 60,
      share: 1,
      bySeconds: 0,
      perSecond: 1,
    });
    const during = await get(hooks);
    faults.end(id);
    const after = await get(hooks);
    expect([during.status, after.status]).toEqual([503, 200]);
  });
});
