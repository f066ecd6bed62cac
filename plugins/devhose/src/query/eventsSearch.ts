import { parseDate } from '@internationalized/date';
import { eventOutcomes } from '@pitstop/plugin-devhose-common';
import { rangePresets, type EventsQuery } from './EventsQuery';

/** The query of a URL, and the parts of it that could not be understood. */
export interface ParsedSearch {
  query: EventsQuery;
  /** As they stand in the URL: `range=3w`. */
  rejected: string[];
}

const names = [
  'type',
  'source',
  'outcome',
  'entity',
  'subject',
  'repository',
  'range',
  'from',
  'to',
];

function isCalendarDay(text: string): boolean {
  try {
    return parseDate(text).toString() === text;
  } catch {
    // It throws for everything else.
    return false;
  }
}

function parseRange(search: URLSearchParams): EventsQuery['range'] {
  const [from, to] = [search.get('from'), search.get('to')];
  if (from !== null && to !== null) {
    return isCalendarDay(from) && isCalendarDay(to) && from <= to
      ? { from, to }
      : undefined;
  }
  const preset = rangePresets.find(each => each === search.get('range'));
  return preset && { preset };
}

/**
 * Reads what is shown from a URL: `type` (repeated), `source`, `outcome`,
 * `entity`, `subject`, `repository`, and `range=24h` or
 * `from=2025-01-06&to=2025-03-30`. What is not understood is left out, and told.
 */
export function parseEventsSearch(search: URLSearchParams): ParsedSearch {
  const rejected: string[] = [];
  const reject = (...rejectedNames: string[]) => {
    for (const name of rejectedNames) {
      const value = search.get(name);
      if (value !== null) {
        rejected.push(`${name}=${value}`);
      }
    }
  };
  const range = parseRange(search);
  if (!range) {
    reject('range', 'from', 'to');
  }
  const outcome = eventOutcomes.find(each => each === search.get('outcome'));
  if (!outcome) {
    reject('outcome');
  }
  return {
    query: {
      types: search.getAll('type').filter(Boolean),
      source: search.get('source') || undefined,
      outcome,
      entityRef: search.get('entity') || undefined,
      subject: search.get('subject') || undefined,
      repository: search.get('repository') || undefined,
      range,
    },
    rejected,
  };
}

/** Writes a query into a URL's search, leaving the parameters of others alone. */
export function writeEventsSearch(
  search: URLSearchParams,
  query: EventsQuery,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of names) {
    written.delete(name);
  }
  const { types, entityRef, range, ...single } = query;
  for (const type of types) {
    written.append('type', type);
  }
  const values = { ...single, entity: entityRef, ...writeRange(range) };
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) {
      written.set(name, value);
    }
  }
  return written;
}

function writeRange(range: EventsQuery['range']): Record<string, string> {
  if (range === undefined) {
    return {};
  }
  return 'preset' in range ? { range: range.preset } : { ...range };
}
