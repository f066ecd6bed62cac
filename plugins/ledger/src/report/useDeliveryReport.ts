import { DateTime } from 'luxon';
import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  DeliveryReport,
  ReportSection,
  ScopeFilter,
} from '@pitstop/plugin-ledger-common';
import { ledgerApiRef } from '../api';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { resolveRange } from '../range/resolveRange';
import { hasStatus } from './hasStatus';
import { keptUpToDate } from './keptUpToDate';

/** What is known of an entity's delivery right now. */
export type DeliveryReportState =
  | { status: 'loading' }
  | { status: 'denied' }
  | { status: 'failed'; error: Error; retry: () => void }
  | {
      status: 'ready';
      report: DeliveryReport;
      /** Another range has been asked for; these are still the old numbers. */
      changing: boolean;
      /** Why the numbers could not be brought up to date, if so. */
      refreshError?: Error;
      retry: () => void;
    };

/** What a report holds besides the five metrics. */
export interface ReportShape {
  /** The series is cut into days, to be summed up to what was chosen. */
  byDay?: boolean;
  include?: ReportSection[];
  /** Which part of the entity it is of. */
  filter?: ScopeFilter;
}

/** A report and the question it answers, so that an old one is known as such. */
interface Answer {
  /** Numbers of another subject are no stand-in while its own are on the way. */
  subject: string;
  question: string;
  report: DeliveryReport;
}

/**
 * The delivery report of an entity. Asked for again every 30 s while the page
 * is visible; the old numbers stay until the new ones are there.
 *
 * @param entityRef - Undefined asks for nothing yet.
 * @param query - A choice, not instants: a range up to now moves on with time.
 * @param timeZone - Where the days of the range begin.
 * @param shape - What else the report is to hold.
 */
export function useDeliveryReport(
  entityRef: string | undefined,
  query: DeliveryQuery,
  timeZone: string,
  shape: ReportShape = {},
): DeliveryReportState {
  const ledgerApi = useApi(ledgerApiRef);
  const subject = JSON.stringify([entityRef, shape]);
  const question = JSON.stringify([entityRef, query, timeZone, shape]);
  const ask = async (asked: string): Promise<Answer> => {
    const report = await ledgerApi.getDeliveryReport({
      entityRef: asked,
      ...resolveRange(query, DateTime.now().setZone(timeZone)),
      granularity: shape.byDay ? 'day' : query.granularity,
      include: shape.include,
      ...shape.filter,
    });
    return { subject, question, report };
  };
  const { data, error, mutate } = useSWR<Answer, Error>(
    entityRef && ['ledger-delivery', question],
    () => ask(entityRef ?? ''),
    {
      ...keptUpToDate,
      keepPreviousData: true,
    },
  );
  const retry = () => {
    mutate();
  };

  if (hasStatus(error, [403])) {
    return { status: 'denied' };
  }
  const answered = data?.question === question;
  if (error && !answered) {
    return { status: 'failed', error, retry };
  }
  if (!data || data.subject !== subject) {
    return { status: 'loading' };
  }
  return {
    status: 'ready',
    report: data.report,
    changing: !answered,
    refreshError: error,
    retry,
  };
}
