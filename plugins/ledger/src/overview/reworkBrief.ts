import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { compareRates } from '../report/compare';
import type { Translate } from '../translation';
import type { Brief } from './Brief';

/** Deployment rework rate in brief. */
export function reworkBrief(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = report.reworkRate;
  const { rate, rework, deployments } = current;
  const total = {
    count: deployments,
    formatted: formats.count(deployments),
    rework: formats.count(rework),
  };
  return {
    sentence:
      rate === undefined ? t('rework.none') : t('rework.sentence', total),
    quantity: 'rate',
    evidence: 'rework-rate',
    value: rate,
    unit: t('rework.unit'),
    comparison: compareRates(rate, previous.rate, 'down'),
    basis: t('unit.basisDeployments', total),
    course: series.map(period => period.rate),
  };
}
