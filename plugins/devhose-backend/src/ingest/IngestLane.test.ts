import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import express from 'express';
import request from 'supertest';
import type { DeliveryHandler } from './deliveryEntranceServiceRef';
import { IngestLane } from './IngestLane';

const takes: DeliveryHandler = async (sourceId, { url }, response) => {
  response.status(202).json({ sourceId, url });
};

/** What the backend has beside the lane answers 200 to everything. */
async function laid(take?: DeliveryHandler) {
  const app = express();
  const lane = IngestLane.create();
  lane.configure({
    app,
    middleware: MiddlewareFactory.create({
      config: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
    }),
    applyDefaults: () => app.use((_, response) => response.json('usual')),
  });
  const entrance = await ServiceFactoryTester.from(lane.service).getSubject();
  if (take) {
    entrance.open(take);
  }
  return { app, entrance };
}

describe('the lane for deliveries', () => {
  it('takes what is posted to a source', async () => {
    const url = '/api/devhose/ingest/github?token=x';
    const { status, body } = await request((await laid(takes)).app).post(url);

    expect(status).toBe(202);
    expect(body).toEqual({ sourceId: 'github', url });
  });

  it.each([
    ['get', '/api/devhose/ingest/slack'],
    ['post', '/api/devhose/ingest/git%68ub'],
    ['post', '/api/devhose/ingest/github/more'],
    ['post', '/api/devhose/v1/import'],
    ['post', '/elsewhere/api/devhose/ingest/github'],
  ] as const)('leaves %s %s to the others', async (method, path) => {
    const { body } = await request((await laid(takes)).app)[method](path);

    expect(body).toBe('usual');
  });

  it('is not there before Devhose is, nor after', async () => {
    const { app, entrance } = await laid();
    const post = async () =>
      (await request(app).post('/api/devhose/ingest/github')).body;

    await expect(post()).resolves.toBe('usual');
    entrance.open(takes);
    await expect(post()).resolves.toMatchObject({ sourceId: 'github' });
    entrance.close();
    await expect(post()).resolves.toBe('usual');
  });

  it('says what a delivery is refused for, as the backend does', async () => {
    const { app } = await laid(async (_, __, response) => {
      response.set('Retry-After', '5');
      throw new NotAllowedError('It is forged');
    });
    const { status, body, headers } = await request(app).post(
      '/api/devhose/ingest/github',
    );

    expect(status).toBe(403);
    expect(body).toMatchObject({
      error: { name: 'NotAllowedError', message: 'It is forged' },
      response: { statusCode: 403 },
    });
    expect(headers['retry-after']).toBe('5');
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});
