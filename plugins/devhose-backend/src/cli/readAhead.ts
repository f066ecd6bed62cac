/** Fetches the next element while the present one is being dealt with. */
export async function* readAhead<T>(
  elements: AsyncIterable<T>,
): AsyncGenerator<T> {
  const iterator = elements[Symbol.asyncIterator]();
  let next = iterator.next();
  for (;;) {
    const { done, value } = await next;
    if (done) {
      return;
    }
    next = iterator.next();
    // It is awaited later, and must not count as unhandled until then.
    next.catch(() => {});
    yield value;
  }
}
