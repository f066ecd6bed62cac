import type { PreparedDelivery } from '../log/PreparedDelivery';
import { preparedDelivery } from './preparedDelivery';

/** Where something happened, by what the tool says of it. */
export interface Place {
  repository?: string;
  service?: string;
  toolServiceId?: string;
  artifact?: string;
}

/** A delivery with one event that happened somewhere; later ones are received later. */
export function placedEvent(
  id: string,
  minute: number,
  place: Place,
): PreparedDelivery {
  const { repository } = place;
  const receivedAt = new Date(Date.UTC(2026, 3, 1, 0, minute));
  const type = 'dev.test.thing.happened.0.1.0';
  return preparedDelivery({
    receivedAt,
    events: [
      {
        type,
        subject: id,
        repository,
        occurredAt: receivedAt.toISOString(),
        contributor: undefined,
        json: Buffer.from(
          JSON.stringify({
            id,
            type,
            data: { subject: { content: {} }, customData: place },
          }),
        ),
      },
    ],
  });
}
