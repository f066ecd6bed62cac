import type { EventOutcome } from '@pitstop/plugin-devhose-common';

/** Ranges that end now and move with time. */
export type RangePreset = '1h' | '24h' | '7d' | '30d';

/** In the order in which they are offered. */
export const rangePresets: readonly RangePreset[] = ['1h', '24h', '7d', '30d'];

/** Calendar days as `2025-01-31` in the reader's time zone, both counted in. */
export interface CustomRange {
  from: string;
  to: string;
}

/** What a reader chose to see. It lives in the URL. */
export interface EventsQuery {
  /** Without their versions: `dev.cdevents.change.merged`. */
  types: string[];
  source?: string;
  outcome?: EventOutcome;
  /** A component or system: `component:default/checkout`. */
  entityRef?: string;
  subject?: string;
  repository?: string;
  /** Left out: at any time. */
  range?: { preset: RangePreset } | CustomRange;
}

/** Whether everything is shown. */
export function isUnfiltered(query: EventsQuery): boolean {
  const { types, ...others } = query;
  return (
    types.length === 0 &&
    Object.values(others).every(value => value === undefined)
  );
}
