import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { CompanySizeName } from '@pitstop/sandbox';
import { Client } from 'pg';
import { historyChunks } from './history';
import type { Portal } from './Portal';

/** What loading a history came to. */
export interface LoadedHistory {
  deliveries: number;
  /** Until all was counted, without the pauses; undefined if some of it was there already. */
  seconds?: number;
}

/**
 * Imports the company's history and waits until it is counted. What an earlier
 * run left in the log is not imported again.
 *
 * @param options.halfway - Done once, when what was received before `halfwayAt`
 *   is counted; not if that was so before.
 */
export async function loadHistory(
  portal: Portal,
  options: {
    size: CompanySizeName;
    devhoseUrl: string;
    halfwayAt: string;
    halfway: () => Promise<void>;
  },
): Promise<LoadedHistory> {
  const { size, devhoseUrl, halfwayAt, halfway } = options;
  const stored = await countStored(devhoseUrl);
  const start = performance.now();
  let pausedMilliseconds = 0;
  let deliveries = 0;
  let isSecondHalf = stored > 0;
  for (const chunk of historyChunks(size)) {
    // The making of a chunk keeps the event loop from seeing that a connection was closed.
    await turnOfTheLoop();
    if (deliveries + chunk.deliveries > stored) {
      await portal.import(chunk.body);
    }
    deliveries += chunk.deliveries;
    const { receivedAt } = JSON.parse(
      chunk.body.slice(0, chunk.body.indexOf('\n')),
    );
    if (!isSecondHalf && receivedAt >= halfwayAt) {
      isSecondHalf = true;
      const pausedAt = performance.now();
      await portal.untilCounted(deliveries);
      await halfway();
      pausedMilliseconds = performance.now() - pausedAt;
    }
  }
  await portal.untilCounted(deliveries);
  return {
    deliveries,
    ...(stored === 0 && {
      seconds: (performance.now() - start - pausedMilliseconds) / 1000,
    }),
  };
}

async function countStored(devhoseUrl: string): Promise<number> {
  const client = new Client(devhoseUrl);
  await client.connect();
  const { rows } = await client.query<{ stored: string | null }>(
    'select max(sequence) as stored from deliveries',
  );
  await client.end();
  return Number(rows[0].stored ?? 0);
}
