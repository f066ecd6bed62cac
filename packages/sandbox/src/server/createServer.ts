import express, { type Express } from 'express';
import { createEntities } from '../catalog';
import type { Company } from '../company';

/**
 * What the sandbox company answers over HTTP:
 *
 * - `GET /health`: that it is there;
 * - `GET /catalog/entities`: all its catalog entities, with an ETag.
 */
export function createServer(company: Company): Express {
  const entities = JSON.stringify({ items: createEntities(company) });
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', (_request, response) => {
    response.json({ status: 'ok', company: company.name });
  });
  app.get('/catalog/entities', (_request, response) => {
    response.type('json').send(entities);
  });
  return app;
}
