import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import type { Brief } from './Brief';
import { shareBrief } from './shareBrief';

/** Deployment rework rate in brief. */
export function reworkBrief(
  { reworkRate }: DeliveryReport,
  formats: Formats,
  t: Translate,
): Brief {
  const { current, previous, series } = reworkRate;
  return shareBrief({
    name: 'rework',
    evidence: 'rework-rate',
    current: { ...current, part: current.rework },
    previousRate: previous.rate,
    course: series.map(period => period.rate),
    formats,
    t,
  });
}
