import request from 'supertest';
import { companySizes, createCompany } from '../company';
import { createServer } from './createServer';

describe('the sandbox server', () => {
  const app = createServer(createCompany(1, companySizes.tiny));

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
});
