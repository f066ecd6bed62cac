import { lastAtOrBefore } from '../facts/lastAtOrBefore';
import type { Instant } from '../observe';

/** The index of the last of these, in order, that is before a moment; -1 if none is. */
export function lastBefore(sorted: Float64Array, at: Instant): number {
  // Instants are whole milliseconds.
  return lastAtOrBefore(sorted, at - 1);
}
