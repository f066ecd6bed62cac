import type { Granularity } from '@pitstop/plugin-ledger-common';

/** Ranges that end now and move with time. @public */
export type RangePreset = '4w' | '12w' | '6m' | '12m' | '2y';

/** In the order in which they are offered. */
export const rangePresets: readonly RangePreset[] = [
  '4w',
  '12w',
  '6m',
  '12m',
  '2y',
];

/** Calendar days as `2025-01-31` in Ledger's time zone, both counted in. */
export interface CustomRange {
  from: string;
  to: string;
}

/** @public */
export type RangeChoice = { preset: RangePreset } | CustomRange;

/** What a reader chose to see. It lives in the URL. @public */
export interface DeliveryQuery {
  range: RangeChoice;
  granularity: Granularity;
}

export const defaultPreset: RangePreset = '12w';

export function isCustom(range: RangeChoice): range is CustomRange {
  return 'from' in range;
}
