import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** "about 3.7 a week"; undefined where the range begins before the first deployment. */
export function frequencyAverage(
  report: DeliveryReport,
  formats: Formats,
  t: Translate,
): string | undefined {
  const { current, series } = report.deploymentFrequency;
  // An average over days from before the first deployment would be too low.
  if (
    current.deployments === undefined ||
    series[0]?.deployments === undefined
  ) {
    return undefined;
  }
  const { from, to } = report.range;
  const days = (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
  const perDay = current.deployments / days;
  return perDay >= 1
    ? t('unit.perDay', { average: formats.average(perDay) })
    : t('unit.perWeek', { average: formats.average(perDay * 7) });
}
