import type { CloudEvent } from '@pitstop/plugin-devhose-common';
import { originHeader } from './bridge';
import type { OutgoingMessage } from './KafkaClient';

/**
 * An event as the CloudEvents binding has it: attributes in headers, the data
 * as the value. Its key is the subject, so what happens to one stays in order.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md#32-binary-content-mode
 */
export function toKafkaMessage(
  { data, datacontenttype, ...attributes }: CloudEvent,
  origin: string,
): OutgoingMessage {
  const headers: Record<string, string> = {
    'content-type': datacontenttype,
    [originHeader]: origin,
  };
  for (const [name, value] of Object.entries(attributes)) {
    headers[`ce_${name}`] = value;
  }
  return { key: attributes.subject, headers, value: JSON.stringify(data) };
}
