/** Milliseconds since 1970, finer than `Date.now()`, the same in all processes of a machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
