import type { FedMessage } from '@pitstop/plugin-devhose-node';
import type { KafkaMessage } from './KafkaClient';

const attribute = /^ce_/;

/** What HTTP would not carry as it is, and the percent sign. */
const encoded = /[^\x21\x23\x24\x26-\x7e]/gu;

/**
 * A message as CloudEvents travel over HTTP. One that says nothing about
 * itself is an event in JSON.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 */
export function readMessage({ headers, value }: KafkaMessage): FedMessage {
  const read: Record<string, string> = {};
  for (const [name, text] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    if (attribute.test(lower)) {
      read[lower.replace(attribute, 'ce-')] = text.replace(
        encoded,
        encodeURIComponent,
      );
    } else {
      read[lower] = text;
    }
  }
  if (!('content-type' in read) && !('ce-specversion' in read)) {
    read['content-type'] = 'application/cloudevents+json';
  }
  return { headers: read, body: value };
}
