const toleranceSeconds = 5 * 60;

/**
 * Whether a time that a sender signed, in seconds since 1970, is within five
 * minutes of now: what was signed before that may have been overheard.
 *
 * @public
 */
export function isRecent(timestamp: string): boolean {
  return (
    /^\d{1,12}$/.test(timestamp) &&
    Math.abs(Date.now() / 1000 - Number(timestamp)) <= toleranceSeconds
  );
}
