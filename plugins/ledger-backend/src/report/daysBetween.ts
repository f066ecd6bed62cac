import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';
import type { Instant } from '../observe';

/** A day of a time zone. */
export interface Day {
  start: Instant;
  /** Such as 2026-03-02. */
  date: string;
}

/** Days of a time zone take long to count, and come again with every question. */
const knownYears = new LRUCache<string, Day[]>({ max: 500 });

/** The days of a time zone that a stretch of time touches, in order. */
export function daysBetween(
  from: Instant,
  to: Instant,
  timeZone: string,
): Day[] {
  const first = DateTime.fromMillis(from, { zone: timeZone }).startOf('day');
  const last = DateTime.fromMillis(to, { zone: timeZone });
  const days: Day[] = [];
  for (let { year } = first; year <= last.year; year++) {
    days.push(...daysOfYear(year, timeZone));
  }
  const start = first.toMillis();
  return days.filter(day => day.start >= start && day.start < to);
}

function daysOfYear(year: number, timeZone: string): Day[] {
  const key = `${timeZone} ${year}`;
  const known = knownYears.get(key);
  if (known) {
    return known;
  }
  const days: Day[] = [];
  let day = DateTime.fromObject({ year }, { zone: timeZone });
  while (day.year === year) {
    days.push({ start: day.toMillis(), date: day.toFormat('yyyy-MM-dd') });
    day = day.plus({ days: 1 }).startOf('day');
  }
  knownYears.set(key, days);
  return days;
}
