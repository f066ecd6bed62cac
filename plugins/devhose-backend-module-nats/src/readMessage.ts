import type { JsMsg } from '@nats-io/jetstream';
import type { FedMessage } from '@pitstop/plugin-devhose-node';

/**
 * A message as CloudEvents travel over HTTP: NATS has the same headers. One
 * that says nothing about itself is an event in JSON.
 *
 * @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md
 */
export function readMessage({ headers, data }: JsMsg): FedMessage {
  const read: Record<string, string> = {};
  for (const [name, values] of headers ?? []) {
    read[name.toLowerCase()] = values.join(', ');
  }
  if (!('content-type' in read) && !('ce-specversion' in read)) {
    read['content-type'] = 'application/cloudevents+json';
  }
  return { headers: read, body: Buffer.from(data) };
}
