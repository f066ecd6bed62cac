import { IANAZone } from 'luxon';
import { day, hour, minute } from './units';

const workBegins = 9 * hour;
const workEnds = 17.5 * hour;

interface CalendarDay {
  isWorkday: boolean;
  /** Share of the people who are at work. */
  presence: number;
  begins: number;
  ends: number;
}

/**
 * When the people of one place work: Monday to Friday from nine to half past
 * five by their own clock, fewer in the holidays, nobody on public ones.
 */
export class WorkCalendar {
  readonly #zone: IANAZone;
  readonly #publicHolidays: ReadonlySet<string>;
  readonly #holidayMonths: ReadonlySet<number>;
  readonly #offsets = new Map<number, number>();
  readonly #days = new Map<number, CalendarDay>();

  private constructor(
    timeZone: string,
    publicHolidays: readonly string[],
    holidayMonths: readonly number[],
  ) {
    this.#zone = IANAZone.create(timeZone);
    this.#publicHolidays = new Set(publicHolidays);
    this.#holidayMonths = new Set(holidayMonths);
  }

  static create(options: {
    timeZone: string;
    publicHolidays?: readonly string[];
    holidayMonths?: readonly number[];
  }): WorkCalendar {
    return new WorkCalendar(
      options.timeZone,
      options.publicHolidays ?? [],
      options.holidayMonths ?? [],
    );
  }

  /** Minutes east of UTC. Looked up once a day: asking the zone is slow. */
  offsetMinutes(at: number): number {
    const utcDay = Math.floor(at / day);
    let offset = this.#offsets.get(utcDay);
    if (offset === undefined) {
      offset = this.#zone.offset(utcDay * day + day / 2);
      this.#offsets.set(utcDay, offset);
    }
    return offset;
  }

  /** 0 on Thursdays of 1970, and so on: the number of the local day. */
  #localDay(at: number): number {
    return Math.floor((at + this.offsetMinutes(at) * minute) / day);
  }

  #day(localDay: number): CalendarDay {
    let found = this.#days.get(localDay);
    if (!found) {
      found = this.#createDay(localDay);
      this.#days.set(localDay, found);
    }
    return found;
  }

  #createDay(localDay: number): CalendarDay {
    const date = new Date(localDay * day);
    const monthAndDay = date.toISOString().slice(5, 10);
    const weekday = date.getUTCDay();
    const midnight =
      localDay * day - this.offsetMinutes(localDay * day + day / 2) * minute;
    return {
      isWorkday:
        weekday !== 0 &&
        weekday !== 6 &&
        !this.#publicHolidays.has(monthAndDay),
      presence: this.#presence(monthAndDay, weekday),
      begins: midnight + workBegins,
      ends: midnight + workEnds,
    };
  }

  #presence(monthAndDay: string, weekday: number): number {
    if (monthAndDay >= '12-20' || monthAndDay <= '01-03') {
      return 0.2;
    }
    const inHolidays = this.#holidayMonths.has(Number(monthAndDay.slice(0, 2)));
    return (inHolidays ? 0.5 : 1) * (weekday === 5 ? 0.8 : 1);
  }

  isWorkday(at: number): boolean {
    return this.#day(this.#localDay(at)).isWorkday;
  }

  presence(at: number): number {
    return this.#day(this.#localDay(at)).presence;
  }

  /** The instant at which so many hours of work have passed. */
  afterWorking(from: number, hours: number): number {
    let left = hours * hour;
    for (let localDay = this.#localDay(from); ; localDay++) {
      const { isWorkday, begins, ends } = this.#day(localDay);
      if (isWorkday) {
        const resumes = Math.max(from, begins);
        const available = Math.max(0, ends - resumes);
        if (left <= available) {
          return resumes + left;
        }
        left -= available;
      }
    }
  }

  /** The next time it is `hourOfDay` on one of these weekdays (0: Sunday) that is worked on. */
  nextTime(
    from: number,
    hourOfDay: number,
    weekdays: readonly number[],
  ): number {
    for (let localDay = this.#localDay(from); ; localDay++) {
      const { isWorkday, begins } = this.#day(localDay);
      const at = begins + (hourOfDay * hour - workBegins);
      const weekday = (localDay + 4) % 7;
      if (isWorkday && at > from && weekdays.includes(weekday)) {
        return at;
      }
    }
  }
}
