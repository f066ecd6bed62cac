const firstMilliseconds = 1000;
const longestMilliseconds = 5 * 60 * 1000;

/** How long to wait after so many failed attempts: doubling, and spread so that not all come back at once. */
export function retryPause(attempts: number): number {
  const upTo = Math.min(
    firstMilliseconds * 2 ** (attempts - 1),
    longestMilliseconds,
  );
  return Math.round(upTo * (0.5 + Math.random() / 2));
}
