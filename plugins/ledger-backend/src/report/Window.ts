import { InputError } from '@backstage/errors';
import type { Granularity } from '@pitstop/plugin-ledger-common';
import { LRUCache } from 'lru-cache';
import { DateTime, IANAZone, type Zone } from 'luxon';
import type { Instant } from '../observe';

/** More bars than anybody can read; two years by day is 731. */
const mostPeriods = 800;

/** A period of a series, cut by the range where it doesn't fit. */
export interface WindowPeriod {
  start: Instant;
  end: Instant;
  /** Whether the range cuts it. */
  cut: boolean;
}

/** The stretches of time that a question is about. All are half-open. */
export interface Window {
  from: Instant;
  to: Instant;
  /** Of equal length, right before. */
  previousFrom: Instant;
  granularity: Granularity;
  timeZone: string;
  /** In order, without gaps, from `from` to `to`. */
  periods: readonly WindowPeriod[];
}

interface WindowQuestion {
  from: string;
  to: string;
  granularity: Granularity;
  timeZone: string;
}

/** Days of a time zone take long to count, and most who ask mean the same. */
const knownWindows = new LRUCache<string, Window>({ max: 200 });
/** Of other ranges most periods are the same. */
const knownPeriods = new LRUCache<string, WindowPeriod>({ max: 10_000 });
const knownTimeZones = new Set<string>();

/**
 * Cuts a range into days, ISO weeks or months of a time zone, whatever its
 * clocks do meanwhile.
 *
 * @param question - `from` and `to` in ISO 8601; without an offset, or as a
 *   mere date, they are meant in the time zone.
 * @throws InputError if the range is none, or has too many periods.
 */
export function createWindow(question: WindowQuestion): Window {
  const { from, to, granularity, timeZone } = question;
  const key = [from, to, granularity, timeZone].join(' ');
  const known = knownWindows.get(key);
  if (known) {
    return known;
  }
  const window = cutWindow(question);
  knownWindows.set(key, window);
  return window;
}

function cutWindow(question: WindowQuestion): Window {
  const { granularity, timeZone } = question;
  if (!isTimeZone(timeZone)) {
    throw new InputError(
      `'${timeZone}' is not a time zone; use an IANA name, such as Europe/Berlin`,
    );
  }
  const from = parse('from', question.from, timeZone);
  const to = parse('to', question.to, timeZone);
  if (from >= to) {
    throw new InputError(
      `The range from ${question.from} to ${question.to} is empty; 'to' must be later than 'from'`,
    );
  }
  return {
    from: from.toMillis(),
    to: to.toMillis(),
    previousFrom: sameLengthBefore(from, to).toMillis(),
    granularity,
    timeZone,
    periods: cut(from, to, granularity),
  };
}

function parse(name: string, value: string, timeZone: string): DateTime {
  const at = DateTime.fromISO(value, { zone: timeZone });
  if (!at.isValid || at.year < 1970 || at.year > 9999) {
    throw new InputError(
      `'${name}' is '${value}'; use a date or an instant, such as 2026-03-02 or 2026-03-02T00:00:00Z`,
    );
  }
  return at;
}

/**
 * A range of whole local days is as many local days long before, so that four
 * weeks are compared with four weeks when the clocks change in between.
 */
function sameLengthBefore(from: DateTime, to: DateTime): DateTime {
  const { days } = to.diff(from, 'days');
  return Number.isInteger(days)
    ? from.minus({ days })
    : from.minus(to.diff(from));
}

function cut(
  from: DateTime,
  to: DateTime,
  granularity: Granularity,
): WindowPeriod[] {
  const periods: WindowPeriod[] = [];
  const [first, last] = [from.toMillis(), to.toMillis()];
  let start = from.startOf(granularity).toMillis();
  while (start < last) {
    const whole = periodFrom(start, granularity, from.zone);
    const { end } = whole;
    periods.push(
      start < first || end > last
        ? { start: Math.max(start, first), end: Math.min(end, last), cut: true }
        : whole,
    );
    if (periods.length > mostPeriods) {
      throw new InputError(
        `The range has more than ${mostPeriods} periods of a ${granularity}; ask for a shorter range or a coarser granularity`,
      );
    }
    start = end;
  }
  return periods;
}

function periodFrom(
  start: Instant,
  granularity: Granularity,
  zone: Zone,
): WindowPeriod {
  const key = `${zone.name} ${granularity} ${start}`;
  const known = knownPeriods.get(key);
  if (known) {
    return known;
  }
  const end = DateTime.fromMillis(start, { zone })
    .plus({ [granularity]: 1 })
    .startOf(granularity)
    .toMillis();
  const period = { start, end, cut: false };
  knownPeriods.set(key, period);
  return period;
}

function isTimeZone(name: string): boolean {
  const isKnown = knownTimeZones.has(name) || IANAZone.isValidZone(name);
  if (isKnown) {
    knownTimeZones.add(name);
  }
  return isKnown;
}
