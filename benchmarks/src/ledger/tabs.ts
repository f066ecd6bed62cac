import type { Portal } from './Portal';

const clients = 8;

const minuteMilliseconds = 60_000;

/**
 * Asks for whole tabs, eight at a time, round the entities; milliseconds per answer.
 *
 * @param asked.anew - Nobody has asked for it before: each range ends a minute
 *   before the one asked for last.
 */
export async function askTabs(
  portal: Portal,
  entityRefs: readonly string[],
  asked: {
    from: string;
    to: string;
    include: string;
    requests: number;
    anew: boolean;
  },
): Promise<number[]> {
  const { from, to, include, requests, anew } = asked;
  const latenciesMs: number[] = [];
  let next = 0;

  async function client() {
    while (next < requests) {
      const entityRef = entityRefs[next++ % entityRefs.length];
      const query = new URLSearchParams({
        entityRef,
        from,
        to: anew
          ? new Date(Date.parse(to) - next * minuteMilliseconds).toISOString()
          : to,
        granularity: 'week',
        ...(include && { include }),
      });
      const start = performance.now();
      await portal.ask(`/ledger/v1/delivery?${query}`);
      latenciesMs.push(performance.now() - start);
    }
  }

  // The first answers fill the caches of the catalog and of PostgreSQL.
  for (const entityRef of entityRefs) {
    await portal.ask(
      `/ledger/v1/delivery?${new URLSearchParams({
        entityRef,
        from,
        to,
        granularity: 'week',
        ...(include && { include }),
      })}`,
    );
  }
  await Promise.all(Array.from({ length: clients }, client));
  return latenciesMs;
}
