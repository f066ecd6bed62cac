import { ResponseError } from '@backstage/errors';

/** Why something failed, in the words of who knows best: the server, if it spoke. */
export function reasonOf(error: Error): string {
  return error instanceof ResponseError
    ? `${error.cause.message} (${error.statusCode})`
    : error.message;
}
