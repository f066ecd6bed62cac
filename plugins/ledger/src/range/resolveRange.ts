import { DateTime, type DurationLike } from 'luxon';
import type { Granularity, TimeRange } from '@pitstop/plugin-ledger-common';
import {
  isCustom,
  type CustomRange,
  type DeliveryQuery,
  type RangeChoice,
  type RangePreset,
} from './DeliveryQuery';

const presetDurations: Record<RangePreset, DurationLike> = {
  '4w': { weeks: 4 },
  '12w': { weeks: 12 },
  '6m': { months: 6 },
  '12m': { months: 12 },
  '2y': { years: 2 },
};

/** More columns than this cannot be told apart on a screen. */
const maximumDays = 190;

/** Fewer columns than this show no course. */
const minimumWeeks = 2;
const minimumMonths = 2;

function bounds(
  range: RangeChoice,
  now: DateTime,
): { from: DateTime; to: DateTime } {
  if (!isCustom(range)) {
    return { from: now.minus(presetDurations[range.preset]), to: now };
  }
  const zone = { zone: now.zone };
  const afterLastDay = DateTime.fromISO(range.to, zone).plus({ days: 1 });
  return {
    from: DateTime.fromISO(range.from, zone),
    // The future has no deployments: with it, every comparison would look bad.
    to: DateTime.min(afterLastDay, now),
  };
}

/**
 * The instants that a choice stands for. A preset begins with a whole period,
 * so that only the running one is incomplete.
 *
 * @param now - In Ledger's time zone, which decides where days begin.
 */
export function resolveRange(query: DeliveryQuery, now: DateTime): TimeRange {
  // All who look within a minute ask the same, and it is answered once.
  const endOfMinute = now.endOf('minute').plus({ milliseconds: 1 });
  const { from, to } = bounds(query.range, endOfMinute);
  const start = isCustom(query.range) ? from : from.startOf(query.granularity);
  return {
    from: start.toUTC().toISO() ?? '',
    to: to.toUTC().toISO() ?? '',
  };
}

/** The granularities that make a readable chart of a range; never none. */
export function granularitiesFor(
  range: RangeChoice,
  now: DateTime,
): Granularity[] {
  const { from, to } = bounds(range, now);
  const days = to.diff(from, 'days').days;
  const offered: Granularity[] = [];
  if (days <= maximumDays) {
    offered.push('day');
  }
  if (days >= minimumWeeks * 7) {
    offered.push('week');
  }
  if (days >= minimumMonths * 28) {
    offered.push('month');
  }
  return offered;
}

/** What a range is cut into until the reader chooses. */
export function defaultGranularity(
  range: RangeChoice,
  now: DateTime,
): Granularity {
  const { from, to } = bounds(range, now);
  const days = to.diff(from, 'days').days;
  if (days <= 35) {
    return 'day';
  }
  return days <= 380 ? 'week' : 'month';
}

/** The days that a choice covers now, both counted in. */
export function calendarDays(range: RangeChoice, now: DateTime): CustomRange {
  const { from, to } = bounds(range, now);
  return { from: from.toISODate() ?? '', to: to.toISODate() ?? '' };
}
