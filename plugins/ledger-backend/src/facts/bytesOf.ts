/** What objects take besides columns, about. */
const bytesPerObject = 1_000;

/** What columns take in memory, about. */
export function bytesOf(...columns: Array<object | undefined>): number {
  let bytes = bytesPerObject;
  for (const each of columns) {
    for (const column of Object.values(each ?? {})) {
      bytes += ArrayBuffer.isView(column) ? column.byteLength : 0;
    }
  }
  return bytes;
}
