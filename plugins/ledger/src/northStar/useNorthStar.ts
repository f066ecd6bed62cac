import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  NorthStarReport,
  ScopeFilter,
} from '@pitstop/plugin-ledger-common';
import { ledgerApiRef } from '../api';
import { hasStatus } from '../report/hasStatus';
import { keptUpToDate } from '../report/keptUpToDate';

/** What is known of a North Star right now. */
export type NorthStarState =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'failed'; error: Error; retry: () => void }
  | {
      status: 'ready';
      report: NorthStarReport;
      /** Why the numbers could not be brought up to date, if so. */
      refreshError?: Error;
      /** Asks again, for whoever has changed something. */
      retry: () => Promise<void>;
    };

/** Which part of the organisation it may be of. */
export type NorthStarFilter = Pick<
  ScopeFilter,
  'environment' | 'lifecycle' | 'type'
>;

/** The North Star of the organisation; the old numbers stay until the new ones are there. */
export function useNorthStar(filter: NorthStarFilter): NorthStarState {
  const { environment, lifecycle, type } = filter;
  const ledgerApi = useApi(ledgerApiRef);
  const { data, error, mutate } = useSWR<NorthStarReport, Error>(
    ['ledger-north-star', environment, lifecycle, type],
    () => ledgerApi.getNorthStar(filter),
    keptUpToDate,
  );
  const retry = async () => {
    await mutate();
  };
  if (hasStatus(error, [403])) {
    return { status: 'denied' };
  }
  if (data) {
    return { status: 'ready', report: data, refreshError: error, retry };
  }
  return error ? { status: 'failed', error, retry } : { status: 'loading' };
}
