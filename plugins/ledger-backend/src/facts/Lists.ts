/** A list for each row: that of row `n` is `items` from `starts[n]` to `starts[n + 1]`. */
export interface Lists {
  starts: Uint32Array;
  items: Uint32Array;
}

/** SQL of the arrays of bigint of a group's rows. */
export function listsColumnOf(column: string): string {
  return `string_agg(array_send(${column}), '')`;
}

/*
 * What array_send() writes: the number of dimensions, two numbers more, and
 * for the one dimension of an array that isn't empty its length and its lower
 * bound; then each item behind its own length.
 */
const lengthAt = 12;
const emptyBytes = 12;
const headerBytes = 20;
const itemBytes = 12;
const itemAt = 4;

/** @param intern - Gives each item its number. */
export function listsOf(
  column: Buffer,
  rows: number,
  intern: (item: bigint) => number,
): Lists {
  const starts = new Uint32Array(rows + 1);
  const items: number[] = [];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const dimensions = column.readInt32BE(at);
    const length = dimensions === 0 ? 0 : column.readInt32BE(at + lengthAt);
    at += dimensions === 0 ? emptyBytes : headerBytes;
    for (let index = 0; index < length; index++) {
      items.push(intern(column.readBigInt64BE(at + itemAt)));
      at += itemBytes;
    }
    starts[row + 1] = items.length;
  }
  return { starts, items: Uint32Array.from(items) };
}
