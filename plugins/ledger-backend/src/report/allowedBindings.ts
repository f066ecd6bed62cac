import type { AllowedStretches } from '../people';
import { toIso } from './buckets';
import type { Window } from './Window';

/** SQL that tells whether a row belongs to what the guard lets be shown. */
export function isAllowed(moment: 'merged_at' | 'deployed_at'): string {
  return `(
    (${moment} >= cast(:allowedFrom as timestamptz)
      and ${moment} < cast(:allowedTo as timestamptz))
    or (${moment} >= cast(:allowedBefore as timestamptz)
      and ${moment} < cast(:allowedUntil as timestamptz)))`;
}

/** The named bindings of {@link isAllowed}. */
export function allowedBindings(
  window: Window,
  { current, previous }: AllowedStretches,
): Record<
  'allowedFrom' | 'allowedTo' | 'allowedBefore' | 'allowedUntil',
  string
> {
  const never = { from: window.to, to: window.to };
  const shown = current ?? never;
  const shownBefore = previous ?? never;
  return {
    allowedFrom: toIso(shown.from),
    allowedTo: toIso(shown.to),
    allowedBefore: toIso(shownBefore.from),
    allowedUntil: toIso(shownBefore.to),
  };
}
