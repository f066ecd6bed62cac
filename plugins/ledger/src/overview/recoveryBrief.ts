import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { compare } from '../report/compare';
import type { Translate } from '../translation';
import type { Brief } from './Brief';

function sentenceOf(report: DeliveryReport, formats: Formats, t: Translate) {
  const { current, stillFailing } = report.recoveryTime;
  if (stillFailing.deployments > 0) {
    return stillFailing.oldestFinishedAt === undefined
      ? t('recovery.stillFailing', {
          count: stillFailing.deployments,
          formatted: formats.count(stillFailing.deployments),
        })
      : t('recovery.stillFailingSince', {
          count: stillFailing.deployments,
          formatted: formats.count(stillFailing.deployments),
          day: formats.day(stillFailing.oldestFinishedAt),
        });
  }
  return current.recovered === 0
    ? t('recovery.none')
    : t('recovery.allRecovered');
}

/** Failed deployment recovery time in brief. */
export function recoveryBrief(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = report.recoveryTime;
  const { recovered, medianSeconds } = current;
  return {
    sentence: sentenceOf(report, formats, t),
    quantity: 'time',
    evidence: 'recovery-time',
    value: medianSeconds,
    unit: t('unit.median'),
    comparison: compare(medianSeconds, previous.medianSeconds, 'down'),
    basis: t('recovery.basis', {
      count: recovered,
      formatted: formats.count(recovered),
    }),
    course: series.map(period => period.medianSeconds),
  };
}
