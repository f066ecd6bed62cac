import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Verdict } from '../source/DeliverySource';
import { secretMark } from './secretMark';
import type { TrustedSenders } from './SourceSecrets';

const digestBytes = { sha1: 20, sha256: 32, sha512: 64 } as const;

/** A signature as a tool sends it. @public */
export interface HmacSignature {
  /** The header's name as the tool's documentation writes it. */
  header: string;
  /** What came in it. */
  given: string | undefined;
  /** The bytes that were signed: the body, or what the tool puts together. */
  signed: Buffer;
  /** Defaults to sha256. */
  algorithm?: keyof typeof digestBytes;
  /** Defaults to hex. */
  encoding?: 'hex' | 'base64';
  /** Before the digest, such as `sha256=`. Defaults to none. */
  prefix?: string;
  /** Between several signatures, any of which may be right. Defaults to there being one. */
  separator?: ',' | ' ';
  /** What to make of a secret before it is a key. Defaults to its UTF-8. */
  keyOf?: (secret: string) => Buffer;
}

/**
 * Whether one of the secrets made a signature. All of them are tried, always,
 * in constant time: how long it takes must not tell which one it was.
 *
 * @public
 */
export function verifyHmac(
  senders: TrustedSenders,
  signature: HmacSignature,
): Verdict {
  if (senders.allowUnsigned) {
    return { verdict: 'genuine', proof: { scheme: 'none' } };
  }
  const { header, given, signed, algorithm = 'sha256' } = signature;
  if (given === undefined) {
    return {
      verdict: 'unsigned',
      reason: `There is no ${header} header; give the webhook a secret, the same as in ${senders.key}`,
    };
  }
  const received = readDigests(given, signature, digestBytes[algorithm]);
  if (received.length === 0) {
    return { verdict: 'forged', reason: describeExpected(signature) };
  }
  let fitting: number | undefined;
  for (const [index, secret] of senders.secrets.entries()) {
    const key = signature.keyOf?.(secret) ?? secret;
    const expected = createHmac(algorithm, key).update(signed).digest();
    for (const digest of received) {
      if (timingSafeEqual(digest, expected)) {
        fitting = index;
      }
    }
  }
  if (fitting === undefined) {
    return {
      verdict: 'forged',
      reason: `${header} fits none of ${senders.key}; the webhook must have one of them`,
    };
  }
  return {
    verdict: 'genuine',
    proof: {
      scheme: `hmac-${algorithm}`,
      secret: secretMark(senders.secrets[fitting], fitting),
    },
  };
}

/** More than a sender who replaces its secret would send. */
const mostSignatures = 10;

function readDigests(
  given: string,
  { prefix = '', encoding = 'hex', separator }: HmacSignature,
  bytes: number,
): Buffer[] {
  const parts = separator === undefined ? [given] : given.split(separator);
  return parts
    .slice(0, mostSignatures)
    .map(part => part.trim())
    .filter(part => part.startsWith(prefix))
    .map(part => part.slice(prefix.length))
    .filter(text => encoding === 'base64' || /^[0-9a-f]*$/i.test(text))
    .map(text => Buffer.from(text, encoding))
    .filter(digest => digest.length === bytes);
}

function describeExpected(signature: HmacSignature): string {
  const { header, prefix = '', encoding = 'hex' } = signature;
  const bytes = digestBytes[signature.algorithm ?? 'sha256'];
  const digest =
    encoding === 'hex'
      ? `${2 * bytes} hexadecimal digits`
      : `${bytes} bytes in base64`;
  return `${header} must be ${prefix ? `'${prefix}' and ` : ''}${digest}`;
}
