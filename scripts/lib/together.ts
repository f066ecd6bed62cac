/** Work that can be given up. */
export type Work<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Does two things at once. When one fails the other is given up, and the failure
 * is thrown only after both have ended, so that nothing goes on behind the back
 * of those who clean up.
 */
export async function together<A, B>(
  signal: AbortSignal,
  first: Work<A>,
  second: Work<B>,
): Promise<[A, B]> {
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const begin = async <T>(work: Work<T>): Promise<T> => {
    try {
      return await work(either);
    } catch (error) {
      failure.abort(error);
      throw error;
    }
  };
  const results = [begin(first), begin(second)] as const;
  await Promise.allSettled(results);
  failure.signal.throwIfAborted();
  return await Promise.all(results);
}

/**
 * Does work that makes no sense any more once something has broken: then it is
 * given up, and what broke is thrown.
 */
export async function unlessBroken<T>(
  signal: AbortSignal,
  broken: Promise<never>,
  work: Work<T>,
): Promise<T> {
  const failure = new AbortController();
  broken.catch(error => failure.abort(error));
  try {
    return await work(AbortSignal.any([signal, failure.signal]));
  } catch (error) {
    failure.signal.throwIfAborted();
    throw error;
  }
}
