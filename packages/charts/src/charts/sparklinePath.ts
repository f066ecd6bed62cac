/** Paths in a box of 100 by 100, top left first. */
export interface SparklinePath {
  complete: string;
  /** The way to the last value, when that is not final. */
  incomplete: string;
}

function pathThrough(
  values: ReadonlyArray<number | undefined>,
  indexes: { from: number; to: number },
): string {
  const maximum = Math.max(1, ...values.map(value => value ?? 0));
  const width = Math.max(1, values.length - 1);
  let path = '';
  let penDown = false;
  for (let index = indexes.from; index <= indexes.to; index++) {
    const value = values[index];
    if (value !== undefined) {
      const x = (100 * index) / width;
      const y = 100 - (100 * value) / maximum;
      // A line to itself: a value between gaps shows as a dot (round line caps).
      path += penDown ? `L${x},${y}` : `M${x},${y}L${x},${y}`;
    }
    penDown = value !== undefined;
  }
  return path;
}

export function sparklinePath(
  values: ReadonlyArray<number | undefined>,
  lastIncomplete: boolean,
): SparklinePath {
  const last = values.length - 1;
  return lastIncomplete
    ? {
        complete: pathThrough(values, { from: 0, to: last - 1 }),
        incomplete: pathThrough(values, {
          from: Math.max(0, last - 1),
          to: last,
        }),
      }
    : { complete: pathThrough(values, { from: 0, to: last }), incomplete: '' };
}
