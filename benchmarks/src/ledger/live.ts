import { setTimeout as delay } from 'node:timers/promises';
import type { SignedDelivery } from '../lib/deliveries';
import type { Portal } from './Portal';

/**
 * Sends deliveries at a rate while it asks Ledger how far it has counted: how
 * long after its acknowledgement each was part of the numbers, in milliseconds.
 */
export async function measureFreshness(
  portal: Portal,
  deliveries: Iterator<SignedDelivery>,
  options: { perSecond: number; seconds: number },
): Promise<number[]> {
  const acknowledged = new Map<number, number>();
  const latenciesMs: number[] = [];
  const total = options.perSecond * options.seconds;
  const sending: Array<Promise<void>> = [];
  let sent = 0;

  async function send() {
    const { headers, body } = deliveries.next().value;
    const response = await fetch(`${portal.origin}/api/devhose/ingest/github`, {
      method: 'POST',
      headers,
      body,
    });
    const { sequence } = await response.json();
    acknowledged.set(sequence, performance.now());
  }

  const start = performance.now();
  while (latenciesMs.length < total) {
    const due = Math.min(
      total,
      ((performance.now() - start) / 1000) * options.perSecond,
    );
    for (; sent < due; sent++) {
      sending.push(send());
    }
    const { cursor } = await portal.status();
    const now = performance.now();
    for (const [sequence, at] of acknowledged) {
      if (sequence <= cursor) {
        acknowledged.delete(sequence);
        latenciesMs.push(Math.max(0, now - at));
      }
    }
    await delay(2);
  }
  await Promise.all(sending);
  return latenciesMs;
}
