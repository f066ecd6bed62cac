import type { RequestHandler } from 'express';
import Router from 'express-promise-router';
import { NotFoundError } from '@backstage/errors';
import { readHeaders } from './readHeaders';
import {
  readQuery,
  sendHandshake,
  takeDelivery,
  type IngestParts,
} from './takeDelivery';

/** Where senders post their deliveries. */
export function createIngestRouter(parts: IngestParts): RequestHandler {
  const router = Router();

  router.post('/ingest/:source', (request, response) =>
    takeDelivery(parts, request.params.source, request, response),
  );

  router.all('/ingest/:source', (request, response) => {
    const { method } = request;
    const source = parts.sources.get(request.params.source);
    const answer =
      method === 'GET' || method === 'OPTIONS'
        ? source.handshake?.({
            method,
            headers: readHeaders(request.headers),
            query: readQuery(request),
            body: Buffer.alloc(0),
          })
        : undefined;
    if (answer === undefined) {
      throw new NotFoundError(
        `${source.id} takes deliveries by POST, not by ${method}`,
      );
    }
    sendHandshake(response, answer);
  });

  return router;
}
