import { useCallback, useState, type KeyboardEvent } from 'react';

/** @returns the index a key leads to; undefined leaves the chart's points. */
function nextIndex(
  key: string,
  current: number | undefined,
  last: number,
): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return current === undefined ? 0 : Math.min(current + 1, last);
    case 'ArrowLeft':
      return current === undefined ? last : Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

const keys = ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'Escape'];

/** Walking through the points of a chart with arrow keys, Home, End and Escape. */
export interface PointNavigation {
  activeIndex: number | undefined;
  onKeyDown(event: KeyboardEvent): void;
  onBlur(): void;
}

/** @param pointCount - How many points there are to walk through. */
export function usePointNavigation(pointCount: number): PointNavigation {
  const [index, setIndex] = useState<number>();
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!keys.includes(event.key) || pointCount === 0) {
        return;
      }
      event.preventDefault();
      setIndex(current => nextIndex(event.key, current, pointCount - 1));
    },
    [pointCount],
  );
  const onBlur = useCallback(() => setIndex(undefined), []);
  // A refresh may have left fewer points than there were.
  const activeIndex =
    index === undefined || index >= pointCount ? undefined : index;
  return { activeIndex, onKeyDown, onBlur };
}
