/** How a number stands to the one before it. */
export type Comparison =
  /** Nothing is known now or nothing was known before. */
  | { kind: 'impossible' }
  /** Alike, but for what chance does to such numbers. */
  | { kind: 'same'; previous: number }
  /** There was none: no ratio can say how much more that is. */
  | { kind: 'from-zero' }
  | {
      kind: 'changed';
      direction: 'up' | 'down';
      /** 0.27 for 27 % more or less; of rates, for 27 percentage points. */
      ratio: number;
      better: boolean;
      previous: number;
    };

/** Less than this is no news: numbers of a few weeks move as much by chance. */
const noiseRatio = 0.05;

/** Percentage points that are no news, as a ratio. */
const noiseOfRates = 0.01;

/**
 * @param current - Undefined is *no data*.
 * @param previous - The same number over the range of equal length before.
 * @param betterWhen - Which way is good news.
 */
export function compare(
  current: number | undefined,
  previous: number | undefined,
  betterWhen: 'up' | 'down',
): Comparison {
  if (current === undefined || previous === undefined) {
    return { kind: 'impossible' };
  }
  if (previous === 0) {
    return current === 0 ? { kind: 'same', previous } : { kind: 'from-zero' };
  }
  return judge(current / previous - 1, noiseRatio, previous, betterWhen);
}

/**
 * Compares shares of a whole by percentage points: a rate that goes from 1 % to
 * 2 % has not become a catastrophe by doubling.
 *
 * @param current - From 0 to 1; undefined is *no data*.
 * @param previous - The same rate over the range of equal length before.
 * @param betterWhen - Which way is good news.
 */
export function compareRates(
  current: number | undefined,
  previous: number | undefined,
  betterWhen: 'up' | 'down',
): Comparison {
  if (current === undefined || previous === undefined) {
    return { kind: 'impossible' };
  }
  return judge(current - previous, noiseOfRates, previous, betterWhen);
}

function judge(
  change: number,
  noise: number,
  previous: number,
  betterWhen: 'up' | 'down',
): Comparison {
  // What is shown is rounded to the percent, and so is what is judged.
  if (Math.round(Math.abs(change) * 100) < noise * 100) {
    return { kind: 'same', previous };
  }
  const direction = change > 0 ? 'up' : 'down';
  return {
    kind: 'changed',
    direction,
    ratio: Math.abs(change),
    better: direction === betterWhen,
    previous,
  };
}
