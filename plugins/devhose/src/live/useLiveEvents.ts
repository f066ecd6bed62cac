import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { devhoseApiRef, type DevhoseApi, type EventsFilter } from '../api';
import { writePlace } from '../query/useOpenEvent';
import { backoff } from './backoff';

/** With more than this a list of new events is better begun anew. */
export const mostNewEvents = 500;

/** Events come in bursts: the page is drawn once for each. */
const drawMilliseconds = 250;

/** How the connection to the stream is. */
export type LiveStatus = 'connecting' | 'live' | 'lost';

/** What came in since the list was loaded. */
export interface LiveEvents {
  status: LiveStatus;
  /** Newest first, each once; at most one more than {@link mostNewEvents}. */
  events: readonly DevhoseEvent[];
}

interface Watch {
  api: DevhoseApi;
  filter: EventsFilter;
  head: number;
  signal: AbortSignal;
  onStatus: (status: LiveStatus) => void;
  onEvent: (event: DevhoseEvent) => void;
}

/** Follows the stream, over all interruptions, until the signal is aborted. */
async function watch(options: Watch): Promise<void> {
  const { api, filter, signal, onStatus, onEvent } = options;
  let after = String(options.head);
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const message of api.streamEvents(filter, { after, signal })) {
        failures = 0;
        after = message.position;
        onStatus('live');
        if (message.event) {
          onEvent(message.event);
        }
      }
    } catch {
      // Why does not matter: the stream is resumed where it ended.
      failures += 1;
      if (!signal.aborted) {
        onStatus('lost');
      }
    }
    await backoff(failures, signal);
  }
}

/**
 * Events as they come in.
 *
 * @param filter - Undefined: nothing is streamed.
 * @param head - Where the list that they go on top of is complete up to.
 */
export function useLiveEvents(
  filter: EventsFilter | undefined,
  head: number | undefined,
): LiveEvents {
  const api = useApi(devhoseApiRef);
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const [events, setEvents] = useState<readonly DevhoseEvent[]>([]);
  const fresh = useRef<DevhoseEvent[]>([]);

  const draw = useCallback(() => {
    const arrived = fresh.current.splice(0).reverse();
    setEvents(shown => {
      const known = new Set(shown.map(writePlace));
      return [
        ...arrived.filter(event => !known.has(writePlace(event))),
        ...shown,
      ].slice(0, mostNewEvents + 1);
    });
  }, []);

  useEffect(() => {
    fresh.current = [];
    setEvents([]);
    setStatus('connecting');
    if (!filter || head === undefined) {
      return undefined;
    }
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    watch({
      api,
      filter,
      head,
      signal: gone.signal,
      onStatus: setStatus,
      onEvent: event => {
        fresh.current.push(event);
        timer ??= setTimeout(() => {
          timer = undefined;
          draw();
        }, drawMilliseconds);
      },
    });
    return () => {
      gone.abort();
      clearTimeout(timer);
    };
  }, [api, filter, head, draw]);

  return { status, events };
}
