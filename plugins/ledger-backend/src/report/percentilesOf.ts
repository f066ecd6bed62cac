import { selectInPlace } from './selectInPlace';

/**
 * True percentiles of at least one number, interpolated as PostgreSQL's
 * percentile_cont() does. Changes the order of the numbers.
 */
export function percentilesOf<const Fractions extends readonly number[]>(
  numbers: Float64Array,
  fractions: Fractions,
): { [K in keyof Fractions]: number } {
  let selected = 0;
  return fractions.map(fraction => {
    const rank = fraction * (numbers.length - 1);
    const below = Math.floor(rank);
    const low = selectInPlace(numbers, below, selected <= below ? selected : 0);
    selected = below;
    return rank === below
      ? low
      : low + (rank - below) * (leastAfter(numbers, below) - low);
  }) as { [K in keyof Fractions]: number };
}

function leastAfter(numbers: Float64Array, index: number): number {
  let least = Infinity;
  for (let after = index + 1; after < numbers.length; after++) {
    least = Math.min(least, numbers[after]);
  }
  return least;
}
