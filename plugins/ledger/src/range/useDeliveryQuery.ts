import { useCallback, useMemo } from 'react';
import { DateTime } from 'luxon';
import { useSearchParams } from 'react-router-dom';
import type { Granularity } from '@pitstop/plugin-ledger-common';
import type { DeliveryQuery, RangeChoice } from './DeliveryQuery';
import { parseDeliverySearch, writeDeliverySearch } from './deliverySearch';
import { defaultGranularity } from './resolveRange';
import { useLedgerTimeZone } from './useLedgerTimeZone';

/** The reader's choice and the ways to change it. */
export interface DeliveryQueryState {
  query: DeliveryQuery;
  /** Parts of the URL that could not be understood: `range=3w`. */
  rejected: string[];
  timeZone: string;
  /** Also picks the granularity that suits the range. */
  setRange(range: RangeChoice): void;
  setGranularity(granularity: Granularity): void;
}

/**
 * Keeps what is shown in the URL, so that a reload, a shared link and the
 * browser's back button show the same again.
 */
export function useDeliveryQuery(): DeliveryQueryState {
  const timeZone = useLedgerTimeZone();
  const [search, setSearch] = useSearchParams();
  const { query, rejected } = useMemo(
    () => parseDeliverySearch(search, DateTime.now().setZone(timeZone)),
    [search, timeZone],
  );
  const setQuery = useCallback(
    (changed: DeliveryQuery) =>
      setSearch(current => writeDeliverySearch(current, changed)),
    [setSearch],
  );
  const setRange = useCallback(
    (range: RangeChoice) => {
      const now = DateTime.now().setZone(timeZone);
      setQuery({ range, granularity: defaultGranularity(range, now) });
    },
    [setQuery, timeZone],
  );
  const setGranularity = useCallback(
    (granularity: Granularity) => setQuery({ ...query, granularity }),
    [setQuery, query],
  );
  return { query, rejected, timeZone, setRange, setGranularity };
}
