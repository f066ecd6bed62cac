import type { DevhoseService } from '@pitstop/plugin-devhose-node';
import { deliveries } from '../deliver/cloudEvents';
import { now } from '../deliver/clock';
import { openLoop } from '../lib/load';
import { until } from '../lib/until';

const connections = 32;
const perSecond = 500;

/**
 * Milliseconds from sending an event to having it at the head of the log, with
 * the client that plugins have.
 */
export async function measureHeadDelivery(options: {
  devhose: DevhoseService;
  target: { origin: string; path: string };
  token: string;
  head: number;
  seconds: number;
}): Promise<number[]> {
  const { devhose, target, token, head, seconds } = options;
  const sentAt = new Map<string, number>();
  const seenAt = new Map<string, number>();
  const stopped = new AbortController();

  async function follow() {
    const pages = devhose.follow({ after: head, signal: stopped.signal });
    for await (const { events } of pages) {
      const at = now();
      for (const { event } of events) {
        seenAt.set(event.id, at);
      }
    }
  }

  const following = follow();
  const load = await openLoop(target, deliveries(token, sentAt), {
    connections,
    perSecond,
    seconds,
  });
  await until(async () => seenAt.size >= load.accepted);
  stopped.abort();
  await following;
  return [...seenAt].flatMap(([id, at]) => {
    const sent = sentAt.get(id);
    return sent === undefined ? [] : [at - sent];
  });
}
