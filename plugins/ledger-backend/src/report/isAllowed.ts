import type { Instant } from '../observe';
import type { AllowedStretches } from '../people';

/** Whether a moment belongs to what the guard lets be shown. */
export function isAllowed(
  { current, previous }: AllowedStretches,
  at: Instant,
): boolean {
  return (
    (current !== undefined && at >= current.from && at < current.to) ||
    (previous !== undefined && at >= previous.from && at < previous.to)
  );
}
