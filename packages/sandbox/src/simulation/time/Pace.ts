import type { WorkCalendar } from './WorkCalendar';
import { hour, minute } from './units';

/** How fast things go, for people and for machines. */
export interface Pace {
  /** Whether people have evenings, weekends and holidays. */
  keepsOfficeHours: boolean;
  /** The instant at which somebody has spent so many hours on it. */
  afterWork(from: number, hours: number): number;
  /** The instant at which a machine is done. */
  afterRun(from: number, minutes: number): number;
}

/** As people work. */
export function officePace(calendar: WorkCalendar): Pace {
  return {
    keepsOfficeHours: true,
    afterWork: (from, hours) => calendar.afterWorking(from, hours),
    afterRun: (from, minutes) => from + minutes * minute,
  };
}

/** As people work when production is broken: at any hour, on any day. */
export const urgentPace: Pace = {
  keepsOfficeHours: false,
  afterWork: (from, hours) => from + hours * hour,
  afterRun: (from, minutes) => from + minutes * minute,
};

const workSpeed = 80;
const runSpeed = 8;

/** Days in minutes, so that somebody who watches sees something. */
export const livelyPace: Pace = {
  keepsOfficeHours: false,
  afterWork: (from, hours) => from + (hours * hour) / workSpeed,
  afterRun: (from, minutes) => from + (minutes * minute) / runSpeed,
};

/** How fast what goes at this pace is mended. */
export function inAHurry(pace: Pace): Pace {
  return pace.keepsOfficeHours ? urgentPace : pace;
}
