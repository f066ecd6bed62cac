import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { EventPlace } from '../api';

const name = 'event';
const place = /^(\d{1,15})\.(\d{1,6})$/;

/** An event as it stands in the URL: `4711.0`. */
export function writePlace({ sequence, index }: EventPlace): string {
  return `${sequence}.${index}`;
}

/** The event that is open beside the list; it lives in the URL. */
export function useOpenEvent(): {
  open?: EventPlace;
  close: () => void;
  /** Where an event is open and all else as it is. */
  hrefOf: (event: EventPlace) => string;
} {
  const [search, setSearch] = useSearchParams();
  const open = useMemo(() => {
    const [, sequence, index] = place.exec(search.get(name) ?? '') ?? [];
    return sequence
      ? { sequence: Number(sequence), index: Number(index) }
      : undefined;
  }, [search]);
  const close = useCallback(
    () =>
      setSearch(current => {
        const closed = new URLSearchParams(current);
        closed.delete(name);
        return closed;
      }),
    [setSearch],
  );
  const hrefOf = useCallback(
    (event: EventPlace) => {
      const opened = new URLSearchParams(search);
      opened.set(name, writePlace(event));
      return `?${opened}`;
    },
    [search],
  );
  return { open, close, hrefOf };
}
