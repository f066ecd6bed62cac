import type { DeliveryHeaders } from '../source/DeliverySource';
import { Fields } from './Fields';
import { UnreadableError } from './UnreadableError';

const form = 'application/x-www-form-urlencoded';

/**
 * The JSON object of a delivery. It is the body, or, in a form, its field
 * `payload`.
 *
 * @throws UnreadableError if there is none.
 * @public
 */
export function readPayload(body: Buffer, headers: DeliveryHeaders): Fields {
  return Fields.create(parseJson(payloadText(body, headers)));
}

/**
 * The text of the JSON in a delivery, be it the body or a form's field
 * `payload`. Empty where the form has no such field.
 *
 * @public
 */
export function payloadText(body: Buffer, headers: DeliveryHeaders): string {
  return isForm(headers)
    ? readForm(body).get('payload') ?? ''
    : body.toString();
}

/** @public */
export function isForm(headers: DeliveryHeaders): boolean {
  return (headers['content-type'] ?? '').toLowerCase().startsWith(form);
}

/** The fields of a form, decoded. @public */
export function readForm(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString());
}

/**
 * @throws UnreadableError if it isn't JSON.
 * @public
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What JSON.parse says quotes the text.
    throw new UnreadableError('The body is not JSON');
  }
}
