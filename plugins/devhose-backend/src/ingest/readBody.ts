import type { Request } from 'express';
import { InputError, toError } from '@backstage/errors';
import type { SourceLimits } from '@pitstop/plugin-devhose-common';
import { BodyTimeoutError } from '../limits/limitErrors';
import type { BodyMemoryShare } from './BodyMemory';
import { inflate } from './inflate';
import { PayloadTooLargeError } from './PayloadTooLargeError';

/**
 * The body byte for byte, after undoing its content encoding.
 *
 * Call it in the turn of the event loop that the request arrives in: a body
 * that is read behind something asynchronous is a body that may have gone.
 *
 * What is too large is read on for a while without being kept, so that the
 * sender gets to see the answer instead of a broken connection.
 *
 * @throws PayloadTooLargeError, BodyTimeoutError, InputError for an unknown or
 *   broken encoding, ServiceUnavailableError where there is no memory for it.
 */
export async function readBody(
  request: Request,
  options: {
    limits: Pick<SourceLimits, 'bodyBytes' | 'bodyMilliseconds'>;
    memory: BodyMemoryShare;
  },
): Promise<Buffer> {
  const { memory } = options;
  const { bodyBytes: limitBytes, bodyMilliseconds } = options.limits;
  const chunks: Buffer[] = [];
  let bytes = 0;
  let failure: Error | undefined;

  let timer: NodeJS.Timeout | undefined;

  await new Promise<void>((resolve, reject) => {
    timer = setTimeout(() => {
      failure ??= giveUp();
      resolve();
    }, bodyMilliseconds);
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (failure === undefined) {
        failure = accept(chunk);
      }
      if (bytes > 2 * limitBytes) {
        resolve();
      }
    });
    request.on('end', resolve);
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) {
        reject(new InputError('The connection ended before the body did'));
      }
    });
  }).finally(() => clearTimeout(timer));

  function giveUp(): Error {
    chunks.length = 0;
    memory.release();
    return new BodyTimeoutError(
      `The body did not arrive within ${bodyMilliseconds / 1000} s`,
    );
  }

  function accept(chunk: Buffer): Error | undefined {
    if (bytes > limitBytes) {
      chunks.length = 0;
      memory.release();
      return new PayloadTooLargeError(
        `The body is larger than ${limitBytes} bytes`,
      );
    }
    try {
      memory.take(chunk.length);
    } catch (error) {
      chunks.length = 0;
      memory.release();
      return toError(error);
    }
    chunks.push(chunk);
    return undefined;
  }

  if (failure !== undefined) {
    throw failure;
  }
  return inflate(
    chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, bytes),
    request.headers['content-encoding'],
    limitBytes,
  );
}
