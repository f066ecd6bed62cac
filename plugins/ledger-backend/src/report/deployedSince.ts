import { DateTime } from 'luxon';
import type { Instant } from '../observe';
import type { Window } from './Window';

/** A component is on the platform when it was deployed in so many weeks. */
const adoptionWeeks = 4;

/** Where these weeks begin, up to the end of a range, or to now where it is not over. */
export function deployedSince(
  { to, timeZone }: Pick<Window, 'to' | 'timeZone'>,
  now: Instant,
): Instant {
  return DateTime.fromMillis(Math.min(to, now), { zone: timeZone })
    .minus({ weeks: adoptionWeeks })
    .toMillis();
}
