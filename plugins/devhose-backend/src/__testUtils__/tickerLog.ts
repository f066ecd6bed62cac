import type { Knex } from 'knex';
import { fillLog } from './fillLog';
import { tickerSource, type Tick } from './ticker';

/** Fills a log with ticks, as a version of the interpreter understands them. */
export async function fillTickerLog(
  knex: Knex,
  options: { version: number; ticks: ReadonlyMap<string, Tick> },
): Promise<void> {
  const source = tickerSource(options.version);
  const deliveries = [...options.ticks].map(([deliveryId, tick]) => ({
    source: source.id,
    deliveryId,
    eventName: 'tick',
    receivedAt: new Date('2026-03-04T05:06:07.008Z'),
    headers: { 'x-delivery': deliveryId },
    body: Buffer.from(JSON.stringify(tick)),
  }));
  await fillLog(knex, source, deliveries);
}
