import { ResponseError } from '@backstage/errors';

/** Whether a request failed with one of these status codes. */
export function hasStatus(
  error: unknown,
  statusCodes: readonly number[],
): boolean {
  return (
    error instanceof ResponseError && statusCodes.includes(error.statusCode)
  );
}
