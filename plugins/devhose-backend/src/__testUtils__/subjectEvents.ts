import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { PreparedDelivery } from '../log/PreparedDelivery';
import { preparedDelivery } from './preparedDelivery';

/** A delivery with an event about each of these subjects. */
export function about(...subjects: string[]): PreparedDelivery {
  return preparedDelivery({
    events: subjects.map(subject => ({
      type: 'test.tick',
      subject,
      repository: undefined,
      occurredAt: '2026-07-31T09:30:00.000Z',
      contributor: undefined,
      json: Buffer.from(JSON.stringify({ subject })),
    })),
  });
}

/** Deliveries about so many subjects in turn. */
export function rounds(
  deliveries: number,
  subjects: number,
): PreparedDelivery[] {
  return Array.from({ length: deliveries }, (_, index) =>
    about(`subject-${index % subjects}`),
  );
}

/** `sequence.index`. */
export function place({ sequence, index }: FollowedEvent): string {
  return `${sequence}.${index}`;
}

/** Fails unless the events of each subject are in order; the same one may come several times. */
export function expectOrderPerSubject(events: readonly FollowedEvent[]): void {
  const last = new Map<string, FollowedEvent>();
  for (const event of events) {
    const before = last.get(event.event.subject);
    if (before) {
      const inOrder =
        event.sequence > before.sequence ||
        (event.sequence === before.sequence && event.index >= before.index);
      if (!inOrder) {
        throw new Error(
          `${place(event)} came after ${place(before)}, both about ${
            event.event.subject
          }`,
        );
      }
    }
    last.set(event.event.subject, event);
  }
}
