import { createPublicKey, createVerify } from 'node:crypto';
import request from 'supertest';
import { companySizes, createCompany } from '../company';
import { SigningKeys } from '../webhooks';
import { createServer } from './createServer';

describe('the sandbox server', () => {
  const keys = SigningKeys.create({
    github: 'any',
    jira: 'any',
    pagerduty: 'any',
    sonarqube: 'any',
  });
  const app = createServer(createCompany(1, companySizes.tiny), keys);

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
});
