import { axisTicks, logarithmicTicks } from './axisTicks';

const hour = 3600;
const day = 24 * hour;

describe('axisTicks', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [14, [0, 5, 10, 15]],
    [412, [0, 100, 200, 300, 400, 500]],
  ])('cuts a count of %d into whole, round steps', (maximum, expected) => {
    expect(axisTicks(maximum, 'count')).toEqual(expected);
  });

  it.each([
    [50 * 60, [0, 600, 1200, 1800, 2400, 3000]],
    [9 * hour, [0, 2 * hour, 4 * hour, 6 * hour, 8 * hour, 10 * hour]],
    [25 * hour, [0, 6 * hour, 12 * hour, 18 * hour, day, 30 * hour]],
    [75 * 60, [0, 900, 1800, 2700, 3600, 4500]],
    [5.5 * day, [0, 2 * day, 4 * day, 6 * day]],
    [300 * day, [0, 60 * day, 120 * day, 180 * day, 240 * day, 300 * day]],
    [1000 * day, [0, 360 * day, 720 * day, 1080 * day]],
  ])('cuts %d seconds where people cut time', (maximum, expected) => {
    expect(axisTicks(maximum, 'seconds')).toEqual(expected);
  });

  it('always reaches the maximum', () => {
    for (let maximum = 0.5; maximum < 1e7; maximum *= 1.7) {
      for (const unit of ['count', 'seconds'] as const) {
        const ticks = axisTicks(maximum, unit);
        expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(maximum);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }
    }
  });
});

describe('the ticks of times that differ by orders of magnitude', () => {
  it('are round, from below the smallest to above the largest', () => {
    expect(logarithmicTicks(400, 90_000)).toEqual([
      300, 900, 3600, 14_400, 86_400, 345_600,
    ]);
  });

  it('are never fewer than two, and begin with a minute', () => {
    expect(logarithmicTicks(0, 20)).toEqual([60, 300]);
  });
});

it('a share is of a whole, which is all drawn', () => {
  expect(axisTicks(0.3, 'ratio')).toEqual([0, 0.25, 0.5, 0.75, 1]);
});
