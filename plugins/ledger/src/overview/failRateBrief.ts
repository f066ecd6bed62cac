import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { compareRates } from '../report/compare';
import type { Translate } from '../translation';
import type { Brief } from './Brief';

/** Change fail rate in brief. */
export function failRateBrief(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = report.changeFailRate;
  const { rate, failed, deployments } = current;
  const total = {
    count: deployments,
    formatted: formats.count(deployments),
    failed: formats.count(failed),
  };
  return {
    sentence:
      rate === undefined ? t('failRate.none') : t('failRate.sentence', total),
    quantity: 'rate',
    evidence: 'change-fail-rate',
    value: rate,
    unit: t('failRate.unit'),
    comparison: compareRates(rate, previous.rate, 'down'),
    basis: t('unit.basisDeployments', total),
    course: series.map(period => period.rate),
  };
}
