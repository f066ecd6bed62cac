/** Paths in a box of 100 by 100, top left first. */
export interface SparklinePath {
  complete: string;
  /** The way to the last value, when that is not final. */
  incomplete: string;
  /** A dot for each value between gaps, which no line reaches. */
  alone: string;
}

/** In the box. */
function placeOf(
  values: ReadonlyArray<number | undefined>,
  index: number,
): string | undefined {
  const value = values[index];
  const maximum = Math.max(1, ...values.map(each => each ?? 0));
  const width = Math.max(1, values.length - 1);
  return value === undefined
    ? undefined
    : `${(100 * index) / width},${100 - (100 * value) / maximum}`;
}

function pathThrough(
  values: ReadonlyArray<number | undefined>,
  indexes: { from: number; to: number },
): string {
  let path = '';
  let penDown = false;
  for (let index = indexes.from; index <= indexes.to; index++) {
    const place = placeOf(values, index);
    if (place !== undefined) {
      path += `${penDown ? 'L' : 'M'}${place}`;
    }
    penDown = place !== undefined;
  }
  return path;
}

/** A line to itself is a dot, by its round caps. */
function dotsOf(values: ReadonlyArray<number | undefined>): string {
  let path = '';
  for (const index of values.keys()) {
    const place = placeOf(values, index);
    const reached =
      values[index - 1] !== undefined || values[index + 1] !== undefined;
    if (place !== undefined && !reached) {
      path += `M${place}L${place}`;
    }
  }
  return path;
}

export function sparklinePath(
  values: ReadonlyArray<number | undefined>,
  lastIncomplete: boolean,
): SparklinePath {
  const last = values.length - 1;
  const alone = dotsOf(values);
  return lastIncomplete
    ? {
        alone,
        complete: pathThrough(values, { from: 0, to: last - 1 }),
        incomplete: pathThrough(values, {
          from: Math.max(0, last - 1),
          to: last,
        }),
      }
    : {
        alone,
        complete: pathThrough(values, { from: 0, to: last }),
        incomplete: '',
      };
}
