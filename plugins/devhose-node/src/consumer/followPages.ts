import type { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, ResponseError, toError } from '@backstage/errors';
import { followedCursorHeader } from '@pitstop/plugin-devhose-common';
import { Backoff } from './Backoff';
import type { DevhoseClient } from './DevhoseClient';
import type { FollowOptions, ReadFollowed } from './DevhoseService';

const waitSeconds = 25;

/** An answer that takes longer than this is not coming. */
const answerTimeoutMilliseconds = (waitSeconds + 30) * 1000;

/** A page on its way: where the next one starts is known before its events are. */
interface ArrivingPage<Page> {
  cursor: number;
  page: Promise<Page>;
}

/**
 * Reads the log page by page, for ever. The next page is asked for as soon as it
 * is known where it starts, so that Devhose reads it while this one is still
 * parsed and handled.
 *
 * @throws InputError if Devhose refuses to be asked so.
 */
export async function* followPages<Page extends { cursor: number }>(
  client: DevhoseClient,
  options: FollowOptions,
  logger: LoggerService,
  read: ReadFollowed<Page>,
): AsyncGenerator<Page> {
  const backoff = Backoff.create();
  let ended = new AbortController();

  /** Undefined when the signal has ended the wait. */
  async function ask(
    after: number,
    wait: number,
  ): Promise<ArrivingPage<Page> | undefined> {
    const signal = options.signal
      ? AbortSignal.any([options.signal, ended.signal])
      : ended.signal;
    while (!signal.aborted) {
      try {
        return await open(after, wait, signal);
      } catch (error) {
        if (error instanceof ResponseError && error.statusCode === 400) {
          throw new InputError(
            `Devhose refused to be followed from ${after}: ${error.cause.message}`,
          );
        }
        await recover(error, after, signal);
      }
    }
    return undefined;
  }

  async function open(
    after: number,
    wait: number,
    signal: AbortSignal,
  ): Promise<ArrivingPage<Page>> {
    const response = await client.open(
      `/v1/follow?${toQuery(options, after, wait)}`,
      { signal, timeoutMilliseconds: answerTimeoutMilliseconds },
    );
    const page = response.arrayBuffer().then(read);
    handleLater(page);
    const cursor = response.headers.get(followedCursorHeader);
    return {
      cursor: cursor === null ? (await page).cursor : Number(cursor),
      page,
    };
  }

  async function recover(
    error: unknown,
    after: number,
    signal: AbortSignal,
  ): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const delayMilliseconds = backoff.next();
    logger.warn(
      `Cannot read the event log after ${after}, trying again in ${delayMilliseconds} ms`,
      toError(error),
    );
    await backoff.wait(delayMilliseconds, signal);
  }

  try {
    let { after } = options;
    let next = ask(after, 0);
    for (;;) {
      const arriving = await next;
      if (arriving === undefined) {
        return;
      }
      next = ask(arriving.cursor, waitSeconds);
      handleLater(next);
      let page: Page;
      try {
        page = await arriving.page;
      } catch (error) {
        // What was asked for behind it is asked for again behind the whole page.
        ended.abort();
        ended = new AbortController();
        await recover(error, after, options.signal ?? ended.signal);
        next = ask(after, 0);
        continue;
      }
      backoff.reset();
      after = page.cursor;
      yield page;
    }
  } finally {
    ended.abort();
  }
}

/** It is awaited only later, and must not count as unhandled until then. */
function handleLater(promise: Promise<unknown>): void {
  promise.catch(() => {});
}

function toQuery(
  options: FollowOptions,
  after: number,
  wait: number,
): URLSearchParams {
  const query = new URLSearchParams({
    after: String(after),
    waitSeconds: String(wait),
  });
  if (options.limit !== undefined) {
    query.set('limit', String(options.limit));
  }
  if (options.types !== undefined) {
    query.set('types', options.types.join(','));
  }
  for (const name of [
    'sources',
    'repositories',
    'services',
    'subjects',
  ] as const) {
    for (const value of options[name] ?? []) {
      query.append(name, value);
    }
  }
  if (options.shard !== undefined) {
    query.set('shard', String(options.shard.index));
    query.set('shards', String(options.shard.count));
  }
  if (options.onlyEvents) {
    query.set('onlyEvents', 'true');
  }
  return query;
}
