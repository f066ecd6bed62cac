/*
 * Facts come from PostgreSQL as columns, each the bytes of its numbers in a
 * row: nothing has to be parsed, and a number takes eight bytes in memory.
 */

/** SQL of a column: the numbers of a group's rows, in the same order for all columns. */
export function columnOf(expression: string, order = ''): string {
  const numbers = `float8send(coalesce(cast(${expression} as float8), 'NaN'))`;
  return `string_agg(${numbers}, ''${order && ` order by ${order}`})`;
}

/** SQL of an instant as a number. */
export function instantOf(timestamp: string): string {
  // Instants are whole milliseconds, which the fraction only comes near to.
  return `round(date_part('epoch', ${timestamp}) * 1000)`;
}

/** A column as numbers; what is null in the table is NaN, which no comparison finds. */
export function numbersOf(column: Buffer): Float64Array {
  const numbers = new Float64Array(
    column.length / Float64Array.BYTES_PER_ELEMENT,
  );
  const bytes = Buffer.from(numbers.buffer);
  bytes.set(column);
  // PostgreSQL sends the highest byte first.
  bytes.swap64();
  return numbers;
}
