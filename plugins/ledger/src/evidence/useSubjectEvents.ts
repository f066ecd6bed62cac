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

/** Of more, the reader is better off among all events. */
const mostEvents = 10;

/** What the log knows of some subjects, newest first. */
export interface SubjectEvents {
  /** Left out while nothing is known. */
  events?: DevhoseEvent[];
  error?: Error;
}

/** Asks the event log for the events of subjects. */
export function useSubjectEvents(subjects: readonly string[]): SubjectEvents {
  const discoveryApi = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const read = async (subject: string): Promise<DevhoseEvent[]> => {
    const baseUrl = await discoveryApi.getBaseUrl('devhose');
    const search = new URLSearchParams({ subject, limit: `${mostEvents}` });
    const response = await fetch(`${baseUrl}/v1/events?${search}`);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const page: DevhoseEventPage = await response.json();
    return page.items;
  };
  const { data: events, error } = useSWR<DevhoseEvent[], Error>(
    ['ledger-subject-events', ...subjects],
    async () => (await Promise.all(subjects.map(read))).flat(),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  return { events, error };
}
