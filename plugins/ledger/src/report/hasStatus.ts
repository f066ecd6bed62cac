import { ResponseError } from '@backstage/errors';

/** Whether a backend answered with one of these. */
export function hasStatus(
  error: unknown,
  statusCodes: readonly number[],
): boolean {
  return (
    error instanceof ResponseError && statusCodes.includes(error.statusCode)
  );
}
