import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { changesText, leadTimeSentence } from '../metrics/leadTimeChart';
import { compare } from '../report/compare';
import type { Translate } from '../translation';
import type { Brief } from './Brief';

/** Lead time for changes in brief. */
export function leadTimeBrief(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = report.leadTime;
  const { medianSeconds } = current;
  return {
    sentence:
      medianSeconds === undefined
        ? t('leadTime.none')
        : leadTimeSentence(report, formats, t),
    quantity: 'time',
    evidence: 'lead-time',
    value: medianSeconds,
    unit: t('unit.median'),
    comparison: compare(medianSeconds, previous.medianSeconds, 'down'),
    basis: changesText(current.changes, formats, t),
    course: series.map(period => period.medianSeconds),
  };
}
