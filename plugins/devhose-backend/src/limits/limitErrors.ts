import { CustomErrorBase } from '@backstage/errors';

/** More came at a time than a source takes. Answered 429. */
export class TooManyRequestsError extends CustomErrorBase {
  readonly name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Headers are larger than a source takes. Answered 431. */
export class HeadersTooLargeError extends CustomErrorBase {
  readonly name = 'HeadersTooLargeError' as const;
  readonly statusCode = 431;
}

/** A body takes longer than a source waits. Answered 408. */
export class BodyTimeoutError extends CustomErrorBase {
  readonly name = 'BodyTimeoutError' as const;
  readonly statusCode = 408;
}
