import { createHash } from 'node:crypto';
import type { Fields } from '../interpret/Fields';
import { readPayload } from '../interpret/readPayload';
import { UnreadableError } from '../interpret/UnreadableError';
import type { DeliveryHeaders } from './DeliverySource';

const digestCharacters = 32;
const word = /^[\w.:-]{1,64}$/;
const id = /^[\x21-\x7e]{1,128}$/;

/** An id for deliveries that come without one: the same for the same body. @public */
export function bodyDigest(body: Buffer): string {
  return createHash('sha256')
    .update(body)
    .digest('hex')
    .slice(0, digestCharacters);
}

/**
 * What is read from the payload of a delivery before it is stored; undefined
 * where it can't be read. Such a delivery is kept too.
 *
 * @public
 */
export function peek<T>(
  body: Buffer,
  headers: DeliveryHeaders,
  read: (payload: Fields) => T,
): T | undefined {
  try {
    return read(readPayload(body, headers));
  } catch (error) {
    if (error instanceof UnreadableError) {
      return undefined;
    }
    throw error;
  }
}

/** What a body calls itself, if that is a word; else `unknown`. @public */
export function eventWord(name: string | undefined): string {
  return name !== undefined && word.test(name) ? name : 'unknown';
}

/** An id that came with a delivery, if it can be one. @public */
export function usableId(value: string | undefined): string | undefined {
  return value !== undefined && id.test(value) ? value : undefined;
}
