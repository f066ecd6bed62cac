import { setTimeout as sleep } from 'node:timers/promises';
import type { Rebuild, RebuildStatus } from '@pitstop/plugin-ledger-common';
import { SingleBar } from 'cli-progress';

const pauseMilliseconds = 1000;

/**
 * Looks on until the latest rebuild has come to its end, with a bar on standard
 * error where that is a terminal.
 *
 * @throws Error if it was cancelled.
 */
export async function followRebuild(
  readStatus: () => Promise<RebuildStatus>,
): Promise<Rebuild> {
  const bar = new SingleBar({
    stream: process.stderr,
    format: '{bar} {percentage} % · {value} of {total} deliveries',
    hideCursor: true,
    noTTYOutput: false,
  });
  bar.start(1, 0);
  try {
    for (;;) {
      const { latest } = await readStatus();
      if (latest === undefined || latest.state === 'cancelled') {
        throw new Error('The rebuild was cancelled by somebody');
      }
      bar.setTotal(Math.max(1, latest.head));
      bar.update(latest.cursor);
      if (
        latest.state !== 'running' &&
        !(latest.state === 'ready' && latest.takeWhenReady)
      ) {
        return latest;
      }
      await sleep(pauseMilliseconds);
    }
  } finally {
    bar.stop();
  }
}
