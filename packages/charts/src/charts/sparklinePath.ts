/** Paths in a box of 100 by 100, top left first. */
export interface SparklinePath {
  complete: string;
  /** The way to the last value, when that is not final. */
  incomplete: string;
  /** A dot for each value between gaps, which no line reaches. */
  alone: string;
}

/** Where each value is in the box. */
function placesOf(
  values: ReadonlyArray<number | undefined>,
): Array<string | undefined> {
  const maximum = Math.max(1, ...values.map(value => value ?? 0));
  const width = Math.max(1, values.length - 1);
  return values.map((value, index) =>
    value === undefined
      ? undefined
      : `${(100 * index) / width},${100 - (100 * value) / maximum}`,
  );
}

function pathThrough(places: ReadonlyArray<string | undefined>): string {
  let path = '';
  let penDown = false;
  for (const place of places) {
    if (place !== undefined) {
      path += `${penDown ? 'L' : 'M'}${place}`;
    }
    penDown = place !== undefined;
  }
  return path;
}

/** A line to itself is a dot, by its round caps. */
function dotsOf(places: ReadonlyArray<string | undefined>): string {
  return places
    .filter(
      (place, index) =>
        place !== undefined &&
        places[index - 1] === undefined &&
        places[index + 1] === undefined,
    )
    .map(place => `M${place}L${place}`)
    .join('');
}

export function sparklinePath(
  values: ReadonlyArray<number | undefined>,
  lastIncomplete: boolean,
): SparklinePath {
  const places = placesOf(values);
  return {
    complete: pathThrough(lastIncomplete ? places.slice(0, -1) : places),
    incomplete: lastIncomplete ? pathThrough(places.slice(-2)) : '',
    alone: dotsOf(places),
  };
}
