import useSWRInfinite from 'swr/infinite';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Evidence,
  EvidencePage,
  ReportHeader,
  TimeRange,
} from '@pitstop/plugin-ledger-common';
import { ledgerApiRef } from '../api';
import type { OpenEvidence } from './evidenceSearch';

const pageSize = 25;

/** The facts that were loaded so far. */
export interface EvidencePages {
  /** Left out while nothing is known. */
  facts?: Evidence[];
  /** How many are left out of all of them, because the reader may not see what they are about. */
  leftOut?: number;
  error?: Error;
  retry: () => void;
  /** Undefined where there are no more. */
  loadMore?: () => void;
  loadingMore: boolean;
}

/** The first facts behind a number and, on demand, more. */
export function useEvidencePages(
  { entityRef, filter }: ReportHeader['scope'],
  open: OpenEvidence,
  { from, to }: TimeRange,
): EvidencePages {
  const ledgerApi = useApi(ledgerApiRef);
  const question = { entityRef, ...open, from, to, ...filter };
  const { data, error, size, setSize, mutate } = useSWRInfinite<
    EvidencePage,
    Error
  >(
    (page: number, previous: EvidencePage | null) =>
      page === 0 || previous?.nextCursor
        ? ['ledger-evidence', JSON.stringify(question), previous?.nextCursor]
        : null,
    ([, , cursor]: [string, string, string | undefined]) =>
      ledgerApi.listEvidence({ ...question, limit: pageSize, cursor }),
    // A list that grows at its head while it is read would lose the reader.
    { revalidateFirstPage: false, revalidateOnFocus: false },
  );
  const hasMore = data?.at(-1)?.nextCursor !== undefined;
  return {
    facts: data?.flatMap(({ items }) => items),
    leftOut: data?.[0]?.leftOut,
    error,
    retry: () => {
      mutate();
    },
    loadMore: hasMore ? () => setSize(pages => pages + 1) : undefined,
    loadingMore: data !== undefined && size > data.length && !error,
  };
}
