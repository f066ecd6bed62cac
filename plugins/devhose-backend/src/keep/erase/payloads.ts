import { isUtf8 } from 'node:buffer';
import { parseExactJson } from './exactJson';
import { learnIdentity } from './learnIdentity';
import type { PersonEraser } from './PersonEraser';
import { mergeIdentities, type PersonIdentity } from './PersonIdentity';

/** A delivery as far as it can be about somebody. */
export interface RawDelivery {
  /** JSON text. */
  headers: string;
  body: Buffer;
}

const form = /application\/x-www-form-urlencoded/i;

/** A quick look; what it lets pass may still turn out to be about somebody else. */
export function maybeAbout(
  { headers, body }: RawDelivery,
  identity: PersonIdentity,
): boolean {
  const text = `${headers}${
    isForm(headers) ? decodedForm(body) : body.toString()
  }`;
  // Escaped, anything may stand there.
  if (text.includes('\\u')) {
    return true;
  }
  const lower = text.toLowerCase();
  return Object.values(identity)
    .flat()
    .some(each => lower.includes(each.toLowerCase()));
}

/** What else it says that the person is known by. */
export function learnFrom(
  { headers, body }: RawDelivery,
  identity: PersonIdentity,
): PersonIdentity {
  if (isForm(headers)) {
    const fields = new URLSearchParams(body.toString());
    return [Object.fromEntries(fields), ...[...fields.values()].map(parsed)]
      .map(value => learnIdentity(value, identity))
      .reduce(mergeIdentities);
  }
  return learnIdentity(parsed(body.toString()), identity);
}

/**
 * The delivery without the person; undefined if it is not about them. A body
 * that is no text and has the person in it is given up.
 */
export function eraseFrom(
  delivery: RawDelivery,
  eraser: PersonEraser,
): RawDelivery | undefined {
  const headers = JSON.stringify(
    eraser.value(parseExactJson(delivery.headers)),
  );
  const body = eraseBody(delivery, eraser);
  return headers === JSON.stringify(JSON.parse(delivery.headers)) &&
    body === undefined
    ? undefined
    : { headers, body: body ?? delivery.body };
}

function eraseBody(
  { headers, body }: RawDelivery,
  eraser: PersonEraser,
): Buffer | undefined {
  if (!isUtf8(body)) {
    return eraser.mentions(body.toString('latin1'))
      ? Buffer.alloc(0)
      : undefined;
  }
  const text = body.toString();
  const before = parsed(text);
  const [old, fresh] = isForm(headers)
    ? [new URLSearchParams(text).toString(), eraseForm(text, eraser)]
    : [written(before), written(eraser.value(before))];
  return old === fresh ? undefined : Buffer.from(fresh);
}

function eraseForm(text: string, eraser: PersonEraser): string {
  const fields = new URLSearchParams(text);
  const record = eraser.value(Object.fromEntries(fields));
  const erased = new URLSearchParams();
  for (const [name, value] of Object.entries(record as object)) {
    const inner = parsed(fields.get(name) ?? '');
    erased.append(
      name,
      typeof inner === 'string' ? value : written(eraser.value(inner)),
    );
  }
  return erased.toString();
}

/** JSON, or the text that it is. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) {
    return text;
  }
  try {
    return parseExactJson(text);
  } catch {
    return text;
  }
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isForm(headers: string): boolean {
  return form.test(headers);
}

function decodedForm(body: Buffer): string {
  return [...new URLSearchParams(body.toString())].flat().join('\n');
}
