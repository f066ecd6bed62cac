import useSWR from 'swr';
import { ResponseError } from '@backstage/errors';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import type {
  DevhoseEvent,
  DevhoseEventPage,
} from '@pitstop/plugin-devhose-common';
import type { FactTrail } from './factTrails';

/** Of more, the reader is better off among all events. */
const mostEvents = 10;

/** Among so many is the one that happened at a moment. */
const mostAround = 100;

const hourMilliseconds = 60 * 60 * 1000;

/** What was received about a moment; tools and their clocks are late, seldom early. */
function receivedAround(moment: string): Record<string, string> {
  const at = Date.parse(moment);
  return {
    from: new Date(at - hourMilliseconds).toISOString(),
    to: new Date(at + 24 * hourMilliseconds).toISOString(),
  };
}

/** What the log knows of some subjects, newest first. */
export interface SubjectEvents {
  /** Left out while nothing is known. */
  events?: DevhoseEvent[];
  error?: Error;
}

/** Asks the event log for the events of subjects, or for those of a moment. */
export function useSubjectEvents({
  subjects,
  happenedAt,
}: Pick<FactTrail, 'subjects' | 'happenedAt'>): SubjectEvents {
  const discoveryApi = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const read = async (subject: string): Promise<DevhoseEvent[]> => {
    const baseUrl = await discoveryApi.getBaseUrl('devhose');
    const search = new URLSearchParams({
      subject,
      limit: `${happenedAt ? mostAround : mostEvents}`,
      ...(happenedAt && receivedAround(happenedAt)),
    });
    const response = await fetch(`${baseUrl}/v1/events?${search}`);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const page: DevhoseEventPage = await response.json();
    return happenedAt
      ? page.items.filter(
          ({ event }) => Date.parse(event.time) === Date.parse(happenedAt),
        )
      : page.items;
  };
  const { data: events, error } = useSWR<DevhoseEvent[], Error>(
    ['ledger-subject-events', happenedAt, ...subjects],
    async () => (await Promise.all(subjects.map(read))).flat(),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return { events, error };
}
