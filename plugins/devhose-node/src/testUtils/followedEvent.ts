import type { FollowedEvent } from '@pitstop/plugin-devhose-common';

/** An event as a consumer is given it. */
export function followedEvent(
  sequence: number,
  options: { subject?: string; deliverySource?: string } = {},
): FollowedEvent {
  const {
    subject = 'github.com/northwind/shop/pull/5',
    deliverySource = 'github',
  } = options;
  const id = `event-${sequence}`;
  const source = 'https://github.com';
  const type = 'dev.cdevents.change.merged.0.3.0';
  const time = '2026-07-31T09:30:00.000Z';
  return {
    sequence,
    index: 0,
    receivedAt: time,
    deliverySource,
    contributor: 'a-pseudonym',
    event: {
      specversion: '1.0',
      id,
      source,
      type,
      subject,
      time,
      datacontenttype: 'application/json',
      data: {
        context: { specversion: '0.5.1', id, source, type, timestamp: time },
        subject: { id: subject, content: {} },
      },
    },
  };
}
