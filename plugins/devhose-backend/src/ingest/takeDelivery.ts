import type { Request, Response } from 'express';
import type { HandshakeAnswer } from '@pitstop/plugin-devhose-node';
import { rejectionReason } from '../health/rejectionReason';
import { unknownSource } from '../health/SourceOutcome';
import type { SourceTally } from '../health/SourceTally';
import type { SourceGates } from '../limits/SourceGates';
import type { Sources } from '../sources/Sources';
import type { DeliveryIntake, IntakeAnswer } from './DeliveryIntake';
import { prepareRefusal } from './prepareRefusal';
import { readBody } from './readBody';
import { readHeaders } from './readHeaders';

/** What a delivery goes through. */
export interface IngestParts {
  sources: Sources;
  intake: DeliveryIntake;
  gates: SourceGates;
  tally: SourceTally;
}

/**
 * Takes the delivery in that was posted to a source, and answers. Call it in the
 * turn of the event loop that the request arrives in.
 *
 * @throws whatever it is refused for, of which the response says already when to
 *   send it again.
 */
export async function takeDelivery(
  { sources, intake, gates, tally }: IngestParts,
  sourceId: string,
  request: Request,
  response: Response,
): Promise<void> {
  try {
    const source = sources.get(sourceId);
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
    tally.count(
      sources.has(sourceId) ? sourceId : unknownSource,
      rejectionReason(error),
    );
    prepareRefusal(request, response, error);
    throw error;
  }
}

/** By Node alone: what Express adds to an answer, nobody asks for here. */
function sendAnswer(response: Response, answer: IntakeAnswer): void {
  if ('handshake' in answer) {
    sendHandshake(response, answer.handshake);
    return;
  }
  const { receipt } = answer;
  const text = JSON.stringify(receipt);
  response
    .writeHead(receipt.status === 'stored' ? 202 : 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(text),
    })
    .end(text);
}

export function readQuery(request: Request): URLSearchParams {
  const at = request.url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : request.url.slice(at));
}

export function sendHandshake(
  response: Response,
  answer: HandshakeAnswer,
): void {
  response.status(answer.status).set(answer.headers).end(answer.body);
}
