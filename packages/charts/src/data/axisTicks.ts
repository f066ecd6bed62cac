import type { ChartUnit } from './ChartData';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps in which people count time; beyond the last, its doubles. */
const secondSteps = [
  1,
  5,
  15,
  30,
  minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  4 * day,
  7 * day,
  14 * day,
  30 * day,
  60 * day,
  90 * day,
];

const maximumSteps = 5;

function countStep(maximum: number): number {
  const smallest = Math.max(1, maximum / maximumSteps);
  const magnitude = 10 ** Math.floor(Math.log10(smallest));
  const factor = [1, 2, 5, 10].find(each => each * magnitude >= smallest) ?? 10;
  return factor * magnitude;
}

function secondsStep(maximum: number): number {
  const smallest = maximum / maximumSteps;
  let step = secondSteps.find(each => each >= smallest) ?? 180 * day;
  while (step < smallest) {
    step *= 2;
  }
  return step;
}

/**
 * Two to six round values from zero to at least the maximum: whole counts, or
 * steps in which people count time.
 */
export function axisTicks(maximum: number, unit: ChartUnit): number[] {
  const step = unit === 'seconds' ? secondsStep(maximum) : countStep(maximum);
  const steps = Math.max(1, Math.ceil(maximum / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
