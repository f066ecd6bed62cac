const firstMilliseconds = 1_000;
const longestMilliseconds = 30_000;

/** Waits the longer, the more often something has failed in a row; not when gone. */
export async function backoff(
  failures: number,
  signal: AbortSignal,
): Promise<void> {
  if (failures === 0 || signal.aborted) {
    return;
  }
  const milliseconds = Math.min(
    firstMilliseconds * 2 ** (failures - 1),
    longestMilliseconds,
  );
  await new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
