import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { RejectionReason } from '@pitstop/plugin-devhose-common';
import {
  BodyTimeoutError,
  HeadersTooLargeError,
  TooManyRequestsError,
} from '../limits/limitErrors';
import { PayloadTooLargeError } from '../ingest/PayloadTooLargeError';

/** What a request was refused for, by the error that its sender was told. */
export function rejectionReason(error: unknown): RejectionReason {
  if (error instanceof AuthenticationError) {
    return 'unsigned';
  }
  if (error instanceof NotAllowedError) {
    return 'forged';
  }
  if (error instanceof TooManyRequestsError) {
    return 'too-many';
  }
  if (
    error instanceof PayloadTooLargeError ||
    error instanceof HeadersTooLargeError
  ) {
    return 'too-large';
  }
  return error instanceof InputError ||
    error instanceof NotFoundError ||
    error instanceof BodyTimeoutError
    ? 'unreadable'
    : 'unavailable';
}
