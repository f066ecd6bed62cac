import { ServiceUnavailableError } from '@backstage/errors';
import type { Request, Response } from 'express';
import { BodyTimeoutError, TooManyRequestsError } from '../limits/limitErrors';
import { PayloadTooLargeError } from './PayloadTooLargeError';

const retryAfterSeconds = 5;

/** So much is read and thrown away, so that the connection can be used again. */
const discardedBytes = 64 * 1024;

/** Says in headers when to send a refused delivery again, and ends what cannot go on. */
export function prepareRefusal(
  request: Request,
  response: Response,
  error: unknown,
): void {
  if (error instanceof TooManyRequestsError) {
    response.set('Retry-After', String(error.retryAfterSeconds));
  }
  if (error instanceof ServiceUnavailableError) {
    response.set('Retry-After', String(retryAfterSeconds));
  }
  if (
    error instanceof PayloadTooLargeError ||
    error instanceof BodyTimeoutError ||
    (!request.complete && mayBeLong(request))
  ) {
    // There may be more of it on the way.
    response.set('Connection', 'close');
  }
}

function mayBeLong(request: Request): boolean {
  const length = Number(request.headers['content-length'] ?? Infinity);
  return !(length <= discardedBytes);
}
