import type { Request, RequestHandler, Response } from 'express';
import Router from 'express-promise-router';
import { NotFoundError } from '@backstage/errors';
import type { HandshakeAnswer } from '@pitstop/plugin-devhose-node';
import { rejectionReason } from '../health/rejectionReason';
import { unknownSource } from '../health/SourceOutcome';
import type { SourceTally } from '../health/SourceTally';
import type { Sources } from '../sources/Sources';
import type { SourceGates } from '../limits/SourceGates';
import type { DeliveryIntake, IntakeAnswer } from './DeliveryIntake';
import { prepareRefusal } from './prepareRefusal';
import { readBody } from './readBody';
import { readHeaders } from './readHeaders';

/** Where senders post their deliveries. */
export function createIngestRouter(options: {
  sources: Sources;
  intake: DeliveryIntake;
  gates: SourceGates;
  tally: SourceTally;
}): RequestHandler {
  const { sources, intake, gates, tally } = options;
  const router = Router();

  router.post('/ingest/:source', async (request, response) => {
    try {
      const source = sources.get(request.params.source);
      const gate = gates.of(source);
      gate.enter(request.rawHeaders);
      const share = gate.memory.share();
      try {
        const { limits } = gate;
        const body = await readBody(request, { limits, memory: share });
        const answer = await intake.take(source, {
          body,
          headers: readHeaders(request.headers),
          query: readQuery(request),
          receivedAt: new Date(),
        });
        sendAnswer(response, answer);
      } finally {
        share.release();
        gate.leave();
      }
    } catch (error) {
      const { source } = request.params;
      tally.count(
        sources.has(source) ? source : unknownSource,
        rejectionReason(error),
      );
      prepareRefusal(request, response, error);
      throw error;
    }
  });

  router.all('/ingest/:source', (request, response) => {
    const { method } = request;
    const source = sources.get(request.params.source);
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

function sendAnswer(response: Response, answer: IntakeAnswer): void {
  if ('handshake' in answer) {
    sendHandshake(response, answer.handshake);
    return;
  }
  const { receipt } = answer;
  // Not json(): it would work out an ETag that nobody asks for.
  response
    .status(receipt.status === 'stored' ? 202 : 200)
    .type('application/json')
    .end(JSON.stringify(receipt));
}

function readQuery(request: Request): URLSearchParams {
  const at = request.url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.url.slice(at));
}

function sendHandshake(response: Response, answer: HandshakeAnswer): void {
  response.status(answer.status).set(answer.headers).end(answer.body);
}
