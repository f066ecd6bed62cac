/** What Chromium, Firefox and Safari say where no answer came at all. */
const jargon = /^(Failed to fetch|NetworkError when |Load failed)/;

/**
 * Whether something failed because no answer came at all, also where whoever
 * met it has put it in words of its own and kept it as the cause.
 */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof TypeError && jargon.test(error.message)) {
    return true;
  }
  return error instanceof Error && isUnreachable(error.cause);
}
