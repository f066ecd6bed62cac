import { CustomErrorBase } from '@backstage/errors';

/** A body is larger than its source takes in. Answered 413. */
export class PayloadTooLargeError extends CustomErrorBase {
  readonly name = 'PayloadTooLargeError' as const;
  readonly statusCode = 413;
}
