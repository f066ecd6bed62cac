import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Fact } from '../metrics/FactList';
import type { Translate } from '../translation';

/** What went wrong after it had reached production, and what was mended. */
export function failureFacts(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): Fact[] {
  const { changeFailRate, recoveryTime, incidents } = report;
  const { deployments, oldestFinishedAt } = recoveryTime.stillFailing;
  return [
    {
      label: t('frequency.failedLater'),
      value: formats.count(changeFailRate.current.failed),
      evidence: { metric: 'failed-deployments' },
    },
    {
      label: t('frequency.recovered'),
      value: formats.count(recoveryTime.current.recovered),
      evidence: { metric: 'recovery-time' },
    },
    {
      label: t('frequency.stillFailing'),
      value: formats.count(deployments),
      evidence: { metric: 'still-failing' },
      hint: oldestFinishedAt
        ? t('frequency.since', { day: formats.day(oldestFinishedAt) })
        : undefined,
    },
    {
      label: t('frequency.incidents'),
      value: formats.count(incidents.incidents),
      evidence: { metric: 'incidents' },
      hint:
        incidents.withoutCause > 0
          ? t('frequency.withoutCause', {
              count: incidents.withoutCause,
              formatted: formats.count(incidents.withoutCause),
            })
          : undefined,
    },
  ];
}
