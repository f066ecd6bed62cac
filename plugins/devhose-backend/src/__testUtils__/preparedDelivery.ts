import { randomUUID } from 'node:crypto';
import type { PreparedDelivery } from '../log/PreparedDelivery';

/** A small delivery, ready to be written, with one event unless said otherwise. */
export function preparedDelivery(
  options: Partial<PreparedDelivery> = {},
): PreparedDelivery {
  const deliveryId = options.deliveryId ?? randomUUID();
  return {
    source: 'test',
    deliveryId,
    eventName: 'tick',
    receivedAt: new Date(),
    headers: Buffer.from('{}'),
    body: Buffer.from(deliveryId),
    interpretation: 'interpreted',
    quarantineReason: undefined,
    interpreterVersion: 1,
    events: [
      {
        type: 'test.tick',
        subject: 'clock',
        repository: undefined,
        occurredAt: new Date().toISOString(),
        contributor: undefined,
        json: Buffer.from(JSON.stringify({ id: deliveryId })),
      },
    ],
    ...options,
  };
}
