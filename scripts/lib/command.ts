import { SentenceError } from '../bootstrap/sentenceError.mjs';

/** What a command works with. */
export interface CommandContext {
  /** Aborted when the command should stop. */
  signal: AbortSignal;
  /** What the command started, to be undone in reverse order. */
  cleanup: AsyncDisposableStack;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a command: until it ends, or until it should stop, by a signal or because
 * whoever started it is gone. Then undoes what it started, and exits.
 *
 * @param main - answers the exit code
 */
export async function runCommand(
  main: (context: CommandContext) => Promise<number>,
): Promise<never> {
  const controller = new AbortController();
  const stop = () => {
    if (!controller.signal.aborted) {
      console.log('Stopping…');
      controller.abort();
    }
  };
  for (const signal of stopSignals) {
    process.on(signal, stop);
  }
  process.on('disconnect', stop);
  process.channel?.unref();
  // The terminal, or the other end of a pipe, is gone.
  process.stdout.on('error', stop);
  process.stderr.on('error', stop);

  const cleanup = new AsyncDisposableStack();
  let exitCode = 1;
  try {
    exitCode = await main({ signal: controller.signal, cleanup });
  } catch (error) {
    exitCode = tell(error, controller.signal);
  }
  try {
    await cleanup.disposeAsync();
  } catch (error) {
    exitCode = tell(error, controller.signal) || 1;
  }
  process.exit(exitCode);
}

/** @returns the exit code */
function tell(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) {
    return 130;
  }
  if (isFullDisk(error)) {
    console.error('The disk is full: make room and start again.');
  } else {
    console.error(error instanceof SentenceError ? error.message : error);
  }
  return 1;
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

/** Resolves when the command should stop. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
