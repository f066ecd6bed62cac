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

/** Shares are of a whole, so all of it is there to see. */
const ratioTicks = [0, 0.25, 0.5, 0.75, 1];

/**
 * Two to six round values from zero to at least the maximum: whole counts,
 * steps in which people count time, or quarters of the whole.
 */
export function axisTicks(maximum: number, unit: ChartUnit): number[] {
  if (unit === 'ratio') {
    return ratioTicks;
  }
  const step = unit === 'seconds' ? secondsStep(maximum) : countStep(maximum);
  const steps = Math.max(1, Math.ceil(maximum / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** Round times, each a few times the one before. */
const logarithmicSeconds = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  day,
  4 * day,
  14 * day,
  60 * day,
  180 * day,
  2 * 365 * day,
];

/**
 * Round times from at most the smallest to at least the largest of some that
 * differ by orders of magnitude. Less than a minute is a minute.
 */
export function logarithmicTicks(smallest: number, largest: number): number[] {
  const from = logarithmicSeconds.findLastIndex(tick => tick <= smallest);
  const to = logarithmicSeconds.findIndex(tick => tick >= largest);
  const first = Math.max(from, 0);
  const last = to === -1 ? logarithmicSeconds.length - 1 : to;
  return logarithmicSeconds.slice(first, Math.max(last, first + 1) + 1);
}
