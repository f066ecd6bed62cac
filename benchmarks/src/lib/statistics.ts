/** The value below which a share `p` (0 to 1) of the values lies, interpolated. */
export function percentile(values: number[], p: number): number {
  if (values.length === 0) {
    throw new Error('no values to take a percentile of');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

export const median = (values: number[]) => percentile(values, 0.5);

/** Rounded to `digits` decimals, as a number. */
export const rounded = (value: number, digits = 0) =>
  Number(value.toFixed(digits));
