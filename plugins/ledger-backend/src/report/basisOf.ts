import type { TimeRange } from '@pitstop/plugin-ledger-common';
import type { AllowedStretches } from '../people';
import { toIso } from './toIso';
import type { Window } from './Window';

/** What a number was computed over, where this is less than what was asked for. */
export function basisOf(
  isCurrent: boolean,
  window: Window,
  allowed: AllowedStretches,
): { basis?: TimeRange } {
  const stretch = isCurrent ? allowed.current : allowed.previous;
  const asked = isCurrent
    ? { from: window.from, to: window.to }
    : { from: window.previousFrom, to: window.from };
  return stretch === undefined ||
    (stretch.from === asked.from && stretch.to === asked.to)
    ? {}
    : { basis: { from: toIso(stretch.from), to: toIso(stretch.to) } };
}
