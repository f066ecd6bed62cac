import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import type { Brief } from './Brief';
import { shareBrief } from './shareBrief';

/** Change fail rate in brief. */
export function failRateBrief(
  { changeFailRate }: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = changeFailRate;
  return shareBrief({
    name: 'failRate',
    evidence: 'change-fail-rate',
    current: { ...current, part: current.failed },
    previousRate: previous.rate,
    course: series.map(period => period.rate),
    formats,
    t,
  });
}
