import { DateTime } from 'luxon';
import {
  defaultPreset,
  isCustom,
  rangePresets,
  type DeliveryQuery,
  type RangeChoice,
} from './DeliveryQuery';
import { defaultGranularity, granularitiesFor } from './resolveRange';

/** The query of a URL, and the parts of it that could not be understood. */
export interface ParsedSearch {
  query: DeliveryQuery;
  /** As they stand in the URL: `range=3w`. */
  rejected: string[];
}

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

function isCalendarDay(text: string, now: DateTime): boolean {
  const day = DateTime.fromISO(text, { zone: now.zone });
  return calendarDay.test(text) && day.isValid;
}

function parseRange(
  search: URLSearchParams,
  now: DateTime,
): RangeChoice | undefined {
  const [from, to] = [search.get('from'), search.get('to')];
  if (from !== null && to !== null) {
    const today = now.toISODate() ?? '';
    const understood =
      isCalendarDay(from, now) &&
      isCalendarDay(to, now) &&
      from <= to &&
      from <= today;
    return understood ? { from, to } : undefined;
  }
  const preset = rangePresets.find(each => each === search.get('range'));
  return preset && { preset };
}

/**
 * Reads `range=12w` or `from=2025-01-06&to=2025-03-30`, and `granularity=week`.
 * What is missing gets its default; what is not understood too, and is told.
 *
 * @param now - In Ledger's time zone.
 */
export function parseDeliverySearch(
  search: URLSearchParams,
  now: DateTime,
): ParsedSearch {
  const rejected: string[] = [];
  const reject = (...names: string[]) => {
    for (const name of names) {
      const value = search.get(name);
      if (value !== null) {
        rejected.push(`${name}=${value}`);
      }
    }
  };

  let range = parseRange(search, now);
  if (!range) {
    reject('range', 'from', 'to');
    range = { preset: defaultPreset };
  }
  const granularity = granularitiesFor(range, now).find(
    each => each === search.get('granularity'),
  );
  if (!granularity) {
    reject('granularity');
  }
  return {
    query: {
      range,
      granularity: granularity ?? defaultGranularity(range, now),
    },
    rejected,
  };
}

/** Writes a query into a URL's search, leaving the parameters of others alone. */
export function writeDeliverySearch(
  search: URLSearchParams,
  { range, granularity }: DeliveryQuery,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of ['range', 'from', 'to', 'granularity']) {
    written.delete(name);
  }
  if (isCustom(range)) {
    written.set('from', range.from);
    written.set('to', range.to);
  } else {
    written.set('range', range.preset);
  }
  written.set('granularity', granularity);
  return written;
}
