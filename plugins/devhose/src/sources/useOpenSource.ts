import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const name = 'source';

/** The source that is looked at closely; it lives in the URL. */
export function useOpenSource(): {
  open?: string;
  close: () => void;
  /** Where a source is open and all else as it is. */
  hrefOf: (source: string) => string;
} {
  const [search, setSearch] = useSearchParams();
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
    (source: string) => {
      const opened = new URLSearchParams(search);
      opened.set(name, source);
      return `?${opened}`;
    },
    [search],
  );
  return { open: search.get(name) ?? undefined, close, hrefOf };
}
