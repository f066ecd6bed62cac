/** The index of the last of these numbers, in order, that is not above one; -1 if all are. */
export function lastAtOrBefore(
  sorted: ArrayLike<number>,
  number: number,
): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (sorted[middle] <= number) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from - 1;
}
