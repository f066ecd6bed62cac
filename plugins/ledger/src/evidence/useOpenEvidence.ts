import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  parseEvidence,
  writeEvidence,
  type OpenEvidence,
} from './evidenceSearch';

/** The list of facts that is open beside the page; it lives in the URL. */
export function useOpenEvidence(): {
  open?: OpenEvidence;
  show: (evidence: OpenEvidence) => void;
  close: () => void;
} {
  const [search, setSearch] = useSearchParams();
  const open = useMemo(() => parseEvidence(search), [search]);
  const show = useCallback(
    (evidence: OpenEvidence) =>
      setSearch(current => writeEvidence(current, evidence), { replace: true }),
    [setSearch],
  );
  const close = useCallback(
    () => setSearch(current => writeEvidence(current, undefined)),
    [setSearch],
  );
  return { open, show, close };
}
