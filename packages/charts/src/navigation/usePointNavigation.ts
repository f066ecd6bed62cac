import { useCallback, useState, type KeyboardEvent } from 'react';

/**
 * How far each arrow leads: along a line, one point to the left or right; in
 * columns of points, to the next column, and up and down within one.
 */
function stepOf(key: string, columnLength: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return columnLength;
    case 'ArrowLeft':
      return -columnLength;
    case 'ArrowDown':
      return columnLength > 1 ? 1 : undefined;
    case 'ArrowUp':
      return columnLength > 1 ? -1 : undefined;
    default:
      return undefined;
  }
}

/** @returns the index a step leads to, which stays within the points. */
function stepFrom(current: number | undefined, step: number, last: number) {
  if (current === undefined) {
    return step > 0 ? 0 : last;
  }
  return Math.min(Math.max(current + step, 0), last);
}

/** Walking through the points of a chart with arrow keys, Home, End and Escape. */
export interface PointNavigation {
  activeIndex: number | undefined;
  onKeyDown(event: KeyboardEvent): void;
  onBlur(): void;
}

/**
 * @param pointCount - How many points there are to walk through.
 * @param columnLength - How many of them stand above each other.
 */
export function usePointNavigation(
  pointCount: number,
  columnLength = 1,
): PointNavigation {
  const [index, setIndex] = useState<number>();
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const last = pointCount - 1;
      const step = stepOf(event.key, columnLength);
      const jumps = new Map([
        ['Home', 0],
        ['End', last],
        ['Escape', undefined],
      ]);
      if (last < 0 || (step === undefined && !jumps.has(event.key))) {
        return;
      }
      event.preventDefault();
      setIndex(current =>
        step === undefined
          ? jumps.get(event.key)
          : stepFrom(current, step, last),
      );
    },
    [pointCount, columnLength],
  );
  const onBlur = useCallback(() => setIndex(undefined), []);
  // A refresh may have left fewer points than there were.
  const activeIndex =
    index === undefined || index >= pointCount ? undefined : index;
  return { activeIndex, onKeyDown, onBlur };
}
