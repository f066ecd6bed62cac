import { DateTime } from 'luxon';
import useSWR from 'swr';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  DeliveryReport,
  ReportHeader,
} from '@pitstop/plugin-ledger-common';
import { ledgerApiRef } from '../api';
import type { ConnectStep } from './ConnectSteps';

/** Tools that have been silent for longer are as good as not connected. */
const lookedBackYears = 2;

/** What the facts of a report say is connected, besides deployments. */
function stepsBehind(report: DeliveryReport): ConnectStep[] {
  const { code, builds, quality, incidents } = report;
  const tells: Partial<Record<ConnectStep, boolean>> = {
    changes: code && code.timeToMerge.current.timeToMerge.status !== 'no-data',
    builds: builds && builds.current.builds > 0,
    incidents: incidents.incidents > 0,
    quality:
      quality &&
      (quality.current.projects > 0 ||
        quality.findings.current.open + quality.findings.current.closed > 0),
  };
  const steps: ConnectStep[] = ['changes', 'builds', 'incidents', 'quality'];
  return steps.filter(step => tells[step]);
}

/**
 * What tells of a scope already, although nothing of it was deployed. None
 * until that is known, and where it can't be: then all is said to be missing
 * that might be.
 */
export function useConnectedSteps({
  entityRef,
}: ReportHeader['scope']): ConnectStep[] {
  const ledgerApi = useApi(ledgerApiRef);
  const { data = [] } = useSWR(['ledger-connected', entityRef], async () => {
    const now = DateTime.now();
    return stepsBehind(
      await ledgerApi.getDeliveryReport({
        entityRef,
        from: now.minus({ years: lookedBackYears }).toUTC().toISO(),
        to: now.toUTC().toISO(),
        granularity: 'month',
        include: ['builds', 'code', 'quality'],
      }),
    );
  });
  return data;
}
