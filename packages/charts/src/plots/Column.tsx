import type { BarShapeProps } from 'recharts';

interface ColumnProps {
  shape: BarShapeProps;
  color: string;
  /** Pattern for a number that is not final or not whole. */
  hatchId: string | undefined;
}

/** A zero is a number too: it stands as a line on the axis, *no data* does not. */
const zeroHeightPixels = 2;

/** The column of one point. */
export function Column({ shape, color, hatchId }: ColumnProps) {
  const { x, y, width, height } = shape;
  if (shape.value === undefined || shape.value === null) {
    return <g />;
  }
  const drawnHeight = Math.max(height, zeroHeightPixels);
  const top = y + height - drawnHeight;
  if (!hatchId) {
    return (
      <rect
        x={x}
        y={top}
        width={width}
        height={drawnHeight}
        rx={Math.min(2, width / 4)}
        fill={color}
      />
    );
  }
  return (
    <rect
      data-incomplete
      x={x + 0.5}
      y={top}
      width={Math.max(1, width - 1)}
      height={drawnHeight}
      rx={Math.min(2, width / 4)}
      fill={`url(#${hatchId})`}
      stroke={color}
    />
  );
}
