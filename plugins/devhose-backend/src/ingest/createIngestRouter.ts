import type { RequestHandler } from 'express';
import Router from 'express-promise-router';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Sources } from '../sources/Sources';
import type { BodyMemory } from './BodyMemory';
import type { DeliveryIntake } from './DeliveryIntake';
import { PayloadTooLargeError } from './PayloadTooLargeError';
import { readBody } from './readBody';
import { readHeaders } from './readHeaders';

const retryAfterSeconds = 5;

/** Where senders post their deliveries. */
export function createIngestRouter(options: {
  sources: Sources;
  intake: DeliveryIntake;
  memory: BodyMemory;
}): RequestHandler {
  const { sources, intake, memory } = options;
  const router = Router();

  router.post('/ingest/:source', async (request, response) => {
    const share = memory.share();
    try {
      const source = sources.get(request.params.source);
      const body = await readBody(request, {
        limitBytes: source.bodyLimitBytes,
        memory: share,
      });
      const receipt = await intake.take(source, {
        body,
        headers: readHeaders(request.headers),
        receivedAt: new Date(),
      });
      // Not json(): it would work out an ETag that nobody asks for.
      response
        .status(receipt.status === 'stored' ? 202 : 200)
        .type('application/json')
        .end(JSON.stringify(receipt));
    } catch (error) {
      if (error instanceof ServiceUnavailableError) {
        response.set('Retry-After', String(retryAfterSeconds));
      }
      if (error instanceof PayloadTooLargeError) {
        // There may be more of it on the way.
        response.set('Connection', 'close');
      }
      throw error;
    } finally {
      share.release();
    }
  });

  return router;
}
