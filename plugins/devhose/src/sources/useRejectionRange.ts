import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { rejectionRanges, type RejectionRange } from './rejectionPeriods';

const name = 'refused';

/** How far back refused requests are shown; it lives in the URL. */
export function useRejectionRange(): [
  RejectionRange,
  (range: RejectionRange) => void,
] {
  const [search, setSearch] = useSearchParams();
  const range =
    rejectionRanges.find(each => each === search.get(name)) ?? 'day';
  const setRange = useCallback(
    (chosen: RejectionRange) =>
      setSearch(
        current => {
          const changed = new URLSearchParams(current);
          changed.set(name, chosen);
          return changed;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [range, setRange];
}
