import { createPublicKey, createVerify } from 'node:crypto';
import request from 'supertest';
import { companySizes, createCompany } from '../company';
import { Faults } from '../faults';
import { SentWebhooks } from '../sent';
import { SigningKeys } from '../webhooks';
import { createServer } from './createServer';

describe('the sandbox server', () => {
  const keys = SigningKeys.create({
    artifactory: 'any',
    spinnaker: 'any',
    github: 'any',
    jira: 'any',
    pagerduty: 'any',
    slack: 'any',
    sonarqube: 'any',
  });
  const app = createServer(createCompany(1, companySizes.tiny), {
    keys,
    faults: Faults.create(),
    target: 'https://portal.example',
    sent: SentWebhooks.create(),
    clusters: [],
    resend: () => {},
  });

  it('says that it is healthy', async () => {
    const { body } = await request(app).get('/health').expect(200);
    expect(body).toEqual({ status: 'ok', company: 'quillfair' });
  });

  it('serves the catalog once, then says that nothing has changed', async () => {
    const first = await request(app).get('/catalog/entities').expect(200);
    expect(first.body.items).toContainEqual(
      expect.objectContaining({
        kind: 'Group',
        metadata: expect.objectContaining({ name: 'platform' }),
      }),
    );
    await request(app)
      .get('/catalog/entities')
      .set('If-None-Match', first.headers.etag)
      .expect(304);
  });

  it("tells the key of Travis CI's webhooks, as its API does", async () => {
    const { body } = await request(app).get('/travis/config').expect(200);
    const key = body.config.notifications.webhook.public_key;
    expect(createPublicKey(key).asymmetricKeyType).toBe('rsa');
    const payload = '{"id":1}';
    const { signature } = keys.sign({
      tool: 'travis',
      deliveryId: 'any',
      headers: {},
      body: new URLSearchParams({ payload }).toString(),
    });
    const verifier = createVerify('RSA-SHA1').update(payload);
    expect(verifier.verify(key, signature, 'base64')).toBe(true);
  });

  it('lets a tool go out and come back', async () => {
    const { body: fault } = await request(app)
      .post('/faults')
      .send({ kind: 'outage', tool: 'travis' })
      .expect(201);
    await request(app).get('/travis/config').expect(503);
    const { body } = await request(app).get('/faults').expect(200);
    expect(body.items).toEqual([fault]);
    await request(app).delete(`/faults/${fault.id}`).expect(204);
    await request(app).get('/travis/config').expect(200);
    await request(app).delete(`/faults/${fault.id}`).expect(404);
  });

  it('refuses a fault that makes no sense in one sentence', async () => {
    const { body } = await request(app)
      .post('/faults')
      .send({ kind: 'earthquake' })
      .expect(400);
    expect(body.error.message).toContain('choose one of outage');
  });
});
