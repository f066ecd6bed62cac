/**
 * Reporter of Node's test runner that writes only the counts, as `Counts`.
 *
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* countReporter(events) {
  for await (const { type, data } of events) {
    // That of the whole run; others name the file they sum up.
    if (type === 'test:summary' && !data.file) {
      const { passed, failed, cancelled, skipped, todo } = data.counts;
      yield JSON.stringify({
        passed,
        failed: failed + cancelled,
        skipped: skipped + todo,
      });
    }
  }
}
