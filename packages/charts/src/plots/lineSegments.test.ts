import type { ChartPoint } from '../data/ChartData';
import { completeValue, incompleteValue, isAlone } from './lineSegments';

function pointsOf(...values: Array<number | string | undefined>): ChartPoint[] {
  return values.map((value, index) => ({
    id: String(index),
    label: String(index),
    tick: String(index),
    // Text stands for an incomplete point.
    incomplete: typeof value === 'string',
    values: { median: value === undefined ? undefined : Number(value) },
  }));
}

const each = (
  points: ChartPoint[],
  value: typeof completeValue | typeof incompleteValue,
) => points.map((_, index) => value(points, index, 'median'));

describe('line segments', () => {
  const points = pointsOf(1, 2, 3, '4');

  it('draw complete points solid', () => {
    expect(each(points, completeValue)).toEqual([1, 2, 3, undefined]);
  });

  it('lead from the last complete point to the running one with dashes', () => {
    expect(each(points, incompleteValue)).toEqual([undefined, undefined, 3, 4]);
  });

  it('leave gaps where there is no data', () => {
    const gap = pointsOf(1, undefined, 3);
    expect(each(gap, completeValue)).toEqual([1, undefined, 3]);
    expect(each(gap, incompleteValue)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('know the points that no line reaches', () => {
    const gaps = pointsOf(1, undefined, 3, 4, undefined);
    expect(gaps.map((_, index) => isAlone(gaps, index, 'median'))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
