/**
 * Calls `act` so many times a second, whether or not its promises have
 * settled, and resolves when all have. Each call is told the moment it was due,
 * on the clock of `performance.now()`.
 */
export async function pace(
  options: { perSecond: number; seconds: number },
  act: (dueAt: number) => Promise<void>,
): Promise<void> {
  const { perSecond, seconds } = options;
  const total = perSecond * seconds;
  const pending: Array<Promise<void>> = [];
  const start = performance.now();
  await new Promise<void>(resolve => {
    let acted = 0;
    const tick = setInterval(() => {
      const due = Math.min(
        total,
        ((performance.now() - start) / 1000) * perSecond,
      );
      for (; acted < due; acted++) {
        pending.push(act(start + (acted * 1000) / perSecond));
      }
      if (acted >= total) {
        clearInterval(tick);
        resolve();
      }
    }, 1);
  });
  await Promise.all(pending);
}
