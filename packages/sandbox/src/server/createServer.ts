import express, { type Express } from 'express';
import { createEntities } from '../catalog';
import type { Company } from '../company';
import { travisApi } from '../travis';
import type { SigningKeys } from '../webhooks';

/**
 * What the sandbox company answers over HTTP:
 *
 * - `GET /health`: that it is there;
 * - `GET /catalog/entities`: all its catalog entities, with an ETag;
 * - `GET /travis/config`: as Travis CI's API, the key that signs its webhooks.
 *
 * @param keys - of the webhooks, where it sends some
 */
export function createServer(company: Company, keys?: SigningKeys): Express {
  const entities = JSON.stringify({ items: createEntities(company) });
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', company: company.name });
  });
  app.get('/catalog/entities', (_request, response) => {
    response.type('json').send(entities);
  });
  if (keys) {
    app.use('/travis', travisApi(keys));
  }
  return app;
}
