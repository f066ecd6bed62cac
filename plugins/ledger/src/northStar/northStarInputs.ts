import type { DeliveryReport, Period } from '@pitstop/plugin-ledger-common';
import type { Quantity } from '../metrics/writeQuantity';
import { shownOnly } from '../report/shownOnly';

/** A number that drives the North Star. */
export interface NorthStarInput {
  name: 'mergeTime' | 'buildDuration' | 'buildSuccess';
  quantity: Quantity;
  betterWhen: 'up' | 'down';
  weeks: Array<Period & { value?: number }>;
}

function input<T>(
  options: Omit<NorthStarInput, 'weeks'>,
  series: ReadonlyArray<Period & T> = [],
  value: (week: T) => number | undefined,
): NorthStarInput {
  return {
    ...options,
    weeks: series.map(week => {
      const { start, end, incomplete } = week;
      return { start, end, incomplete, value: value(week) };
    }),
  };
}

/** How long changes wait to be merged. */
export function flowInputs({ code }: DeliveryReport): NorthStarInput[] {
  return [
    input(
      { name: 'mergeTime', quantity: 'time', betterWhen: 'down' },
      code?.timeToMerge.series,
      week => shownOnly(week.timeToMerge)?.medianSeconds,
    ),
  ];
}

/** How much builds stand in the way. */
export function automationInputs({ builds }: DeliveryReport): NorthStarInput[] {
  return [
    input(
      { name: 'buildDuration', quantity: 'time', betterWhen: 'down' },
      builds?.series,
      week => week.medianSeconds,
    ),
    input(
      { name: 'buildSuccess', quantity: 'rate', betterWhen: 'up' },
      builds?.series,
      week => week.successRate,
    ),
  ];
}
