import type { DeliveryHeaders } from '@pitstop/plugin-devhose-node';
import { Fields } from './Fields';
import { UnreadableError } from './UnreadableError';

/**
 * The payload of a delivery, which comes as JSON or in a form.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/creating-webhooks
 */
export function readPayload(body: Buffer, headers: DeliveryHeaders): Fields {
  const contentType = headers['content-type'] ?? '';
  const text = contentType.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(body.toString()).get('payload') ?? ''
    : body.toString();
  return Fields.create(parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the text.
    throw new UnreadableError('The body is not JSON');
  }
}
