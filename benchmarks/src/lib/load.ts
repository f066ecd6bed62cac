import { Pool } from 'undici';
import type { SignedDelivery } from './deliveries';
import { pace } from './pace';

/** What became of a load. Latencies are milliseconds, one per accepted request. */
export interface LoadResult {
  accepted: number;
  refused: number;
  seconds: number;
  latenciesMs: number[];
}

interface Target {
  origin: string;
  path: string;
}

async function post(pool: Pool, path: string, delivery: SignedDelivery) {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path,
    headers: delivery.headers,
    body: delivery.body,
  });
  await body.dump();
  return statusCode >= 200 && statusCode < 300;
}

/** As fast as `connections` senders can, each waiting for its answer before it sends again. */
export async function closedLoop(
  target: Target,
  deliveries: Iterator<SignedDelivery>,
  options: { connections: number; requests: number },
): Promise<LoadResult> {
  const pool = new Pool(target.origin, { connections: options.connections });
  const result = { accepted: 0, refused: 0, latenciesMs: [] as number[] };
  let remaining = options.requests;
  const start = performance.now();

  async function sender() {
    while (remaining-- > 0) {
      const sentAt = performance.now();
      if (await post(pool, target.path, deliveries.next().value)) {
        result.accepted++;
        result.latenciesMs.push(performance.now() - sentAt);
      } else {
        result.refused++;
      }
    }
  }

  await Promise.all(Array.from({ length: options.connections }, sender));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { ...result, seconds };
}

/**
 * At a fixed rate, whether or not answers come: latency counts from the moment
 * a request was due, so that a stall isn't hidden by the sender's own waiting.
 */
export async function openLoop(
  target: Target,
  deliveries: Iterator<SignedDelivery>,
  options: { connections: number; perSecond: number; seconds: number },
): Promise<LoadResult> {
  const pool = new Pool(target.origin, { connections: options.connections });
  const result = { accepted: 0, refused: 0, latenciesMs: [] as number[] };
  const start = performance.now();

  await pace(options, async dueAt => {
    if (await post(pool, target.path, deliveries.next().value)) {
      result.accepted++;
      result.latenciesMs.push(performance.now() - dueAt);
    } else {
      result.refused++;
    }
  });
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { ...result, seconds };
}
