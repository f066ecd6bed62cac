import { fstatSync } from 'node:fs';

/** Whether somebody holds the other end of standard input. */
function isHeldByParent(): boolean {
  const input = fstatSync(0);
  return input.isFIFO() || input.isSocket();
}

/**
 * Aborts when the process is told to stop, or when the parent that started it
 * is gone: nothing is left behind.
 */
export function untilTold(): AbortSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  process.channel?.unref();
  if (isHeldByParent()) {
    process.stdin.once('end', stop).once('error', stop).resume();
    process.stdin.unref?.();
  }
  return controller.signal;
}
