import { CustomErrorBase, ResponseError } from '@backstage/errors';

const patienceMilliseconds = 30_000;
const shortestWaitSeconds = 60;

/** A tool that has been asked too much, and wants to be asked later. @public */
export class ToolBusyError extends CustomErrorBase {
  name = 'ToolBusyError' as const;
  readonly retryAt: Date;

  constructor(host: string, retryAt: Date) {
    super(
      `${host} wants to be left alone until ${retryAt.toISOString()}; it is asked again after that`,
    );
    this.retryAt = retryAt;
  }
}

/**
 * Asks a tool's API. Its limits are respected: by `Retry-After` and by
 * `X-RateLimit-Remaining` with `X-RateLimit-Reset`, as GitHub and others have it.
 *
 * @returns an answer that is `ok`.
 * @throws ToolBusyError if the tool wants to be asked later, ResponseError if
 *   it refuses otherwise.
 * @public
 */
export async function askTool(
  url: string | URL,
  options: {
    signal: AbortSignal;
    method?: string;
    headers?: Readonly<Record<string, string>>;
  },
): Promise<Response> {
  const { signal, method, headers } = options;
  const response = await fetch(url, {
    method,
    headers,
    signal: AbortSignal.any([
      signal,
      AbortSignal.timeout(patienceMilliseconds),
    ]),
  });
  if (response.ok) {
    return response;
  }
  const retryAt = readRetryAt(response);
  if (retryAt) {
    await response.body?.cancel();
    throw new ToolBusyError(new URL(url).host, retryAt);
  }
  throw await ResponseError.fromResponse(response);
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function readRetryAt({ status, headers }: Response): Date | undefined {
  const retryAfter = headers.get('retry-after');
  if (retryAfter !== null) {
    const seconds = Number(retryAfter);
    const retryAt = Number.isFinite(seconds)
      ? inSeconds(seconds)
      : new Date(retryAfter);
    return Number.isNaN(retryAt.getTime())
      ? inSeconds(shortestWaitSeconds)
      : retryAt;
  }
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(headers.get('x-ratelimit-reset'));
    return reset > 0 ? new Date(reset * 1_000) : inSeconds(shortestWaitSeconds);
  }
  return status === 429 ? inSeconds(shortestWaitSeconds) : undefined;
}

function inSeconds(seconds: number): Date {
  return new Date(Date.now() + seconds * 1_000);
}
