/**
 * The same items, each asked for while the one before is dealt with.
 *
 * Whoever stops early has to end the source: its next item may be waited for.
 *
 * @public
 */
export async function* readAhead<T>(
  items: AsyncIterable<T>,
): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  for (;;) {
    const { done, value } = await next;
    if (done) {
      return;
    }
    next = iterator.next();
    // It is awaited only when the consumer comes back, and must not count as
    // unhandled until then.
    next.catch(() => {});
    yield value;
  }
}
