import type { ChartPoint } from '../data/ChartData';

/** The value where all is complete; a line through these is drawn solid. */
export function completeValue(
  points: readonly ChartPoint[],
  index: number,
  seriesId: string,
): number | undefined {
  const point = points[index];
  return point.incomplete ? undefined : point.values[seriesId];
}

/**
 * The value at and beside incomplete points, so that a second, dashed line
 * leads from the last complete point to the incomplete one.
 */
export function incompleteValue(
  points: readonly ChartPoint[],
  index: number,
  seriesId: string,
): number | undefined {
  const near = points.slice(Math.max(0, index - 1), index + 2);
  return near.some(point => point.incomplete)
    ? points[index].values[seriesId]
    : undefined;
}

/** A point that no line reaches: it needs a dot to be seen at all. */
export function isAlone(
  points: readonly ChartPoint[],
  index: number,
  seriesId: string,
): boolean {
  return (
    points[index].values[seriesId] !== undefined &&
    points[index - 1]?.values[seriesId] === undefined &&
    points[index + 1]?.values[seriesId] === undefined
  );
}
