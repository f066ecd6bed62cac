import { randomUUID } from 'node:crypto';
import type { SignedDelivery } from '../lib/deliveries';
import { now } from './clock';

/** As many things as happen to be worked on at once. */
const subjects = 200;

/** An event of about 1 KB. */
export interface SentEvent {
  id: string;
  subject: string;
  body: Buffer;
}

/** An endless stream of events, each with an id of its own. */
export function* events(): Generator<SentEvent> {
  for (let index = 0; ; index = (index + 1) % subjects) {
    const id = randomUUID();
    const subject = `change-${index}`;
    const source = 'https://benchmark.example.com';
    const type = 'dev.cdevents.change.merged.0.3.0';
    const time = new Date().toISOString();
    yield {
      id,
      subject,
      body: Buffer.from(
        JSON.stringify({
          specversion: '1.0',
          id,
          source,
          type,
          subject,
          time,
          datacontenttype: 'application/json',
          data: {
            context: {
              specversion: '0.5.1',
              id,
              source,
              type,
              timestamp: time,
            },
            subject: { id: subject, content: {} },
            customData: { note: 'x'.repeat(500) },
          },
        }),
      ),
    };
  }
}

/** The same as deliveries; `sentAt` learns when each was sent. */
export function* deliveries(
  token: string,
  sentAt: Map<string, number>,
): Generator<SignedDelivery> {
  for (const { id, body } of events()) {
    sentAt.set(id, now());
    yield {
      body,
      headers: {
        'content-type': 'application/cloudevents+json',
        authorization: `Bearer ${token}`,
      },
    };
  }
}
