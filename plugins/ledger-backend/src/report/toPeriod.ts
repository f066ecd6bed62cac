import type { Period } from '@pitstop/plugin-ledger-common';
import type { Instant } from '../observe';
import { toIso } from './toIso';
import type { WindowPeriod } from './Window';

/** A report has a dozen series of the same periods. */
const told = new WeakMap<WindowPeriod, { start: string; end: string }>();

/** A period as reports tell of it. */
export function toPeriod(period: WindowPeriod, now: Instant): Period {
  let ends = told.get(period);
  if (!ends) {
    ends = { start: toIso(period.start), end: toIso(period.end) };
    told.set(period, ends);
  }
  return { ...ends, incomplete: period.cut || period.end > now };
}
