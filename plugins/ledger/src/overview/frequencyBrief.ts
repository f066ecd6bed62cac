import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { frequencyAverage } from '../metrics/frequencyAverage';
import { frequencySentence } from '../metrics/frequencyChart';
import { compare } from '../report/compare';
import type { Translate } from '../translation';
import type { Brief } from './Brief';

/** Deployment frequency in brief. */
export function frequencyBrief(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = report.deploymentFrequency;
  const { deployments } = current;
  return {
    sentence:
      deployments === undefined
        ? t('frequency.noneInRange')
        : frequencySentence(report, formats, t),
    quantity: 'count',
    evidence: 'deployment-frequency',
    value: deployments,
    unit:
      deployments === undefined
        ? undefined
        : t('unit.deployments', { count: deployments }),
    comparison: compare(deployments, previous.deployments, 'up'),
    basis: frequencyAverage(report, formats, t),
    course: series.map(period => period.deployments),
  };
}
