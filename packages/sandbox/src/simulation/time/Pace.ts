import type { WorkCalendar } from './WorkCalendar';
import { hour, minute } from './units';

/** How fast things go: for people, for machines, and until the next release day. */
export interface Pace {
  /** The instant at which somebody has spent so many hours on it. */
  afterWork(from: number, hours: number): number;
  /** The instant at which a machine is done. */
  afterRun(from: number, minutes: number): number;
  /** Undefined: releases wait for no day. */
  nextRelease?(from: number): number;
}

/** As people work. */
export function officePace(
  calendar: WorkCalendar,
  releaseDays: readonly number[],
): Pace {
  return {
    afterWork: (from, hours) => calendar.afterWorking(from, hours),
    afterRun: (from, minutes) => from + minutes * minute,
    nextRelease: from => calendar.nextTime(from, 10, releaseDays),
  };
}

/** As people work when production is broken: at any hour, on any day. */
export const urgentPace: Pace = {
  afterWork: (from, hours) => from + hours * hour,
  afterRun: (from, minutes) => from + minutes * minute,
};

const workSpeed = 80;
const runSpeed = 8;

/** Days in minutes, so that somebody who watches sees something. */
export const livePace: Pace = {
  afterWork: (from, hours) => from + (hours * hour) / workSpeed,
  afterRun: (from, minutes) => from + (minutes * minute) / runSpeed,
};
