import { createHash, timingSafeEqual } from 'node:crypto';
import type { Verdict } from '../source/DeliverySource';
import { secretMark } from './secretMark';
import type { TrustedSenders } from './SourceSecrets';

/**
 * Whether a tool sent one of the secrets itself, as those do that sign
 * nothing. Compared in constant time, whatever the lengths.
 *
 * @param token.header - The header's name as the tool's documentation writes it.
 * @param token.given - What came in it, without a scheme such as `Bearer`.
 * @public
 */
export function verifyToken(
  senders: TrustedSenders,
  { header, given }: { header: string; given: string | undefined },
): Verdict {
  if (senders.allowUnsigned) {
    return { verdict: 'genuine', proof: { scheme: 'none' } };
  }
  if (given === undefined || given === '') {
    return {
      verdict: 'unsigned',
      reason: `There is no ${header} header with a secret; give the webhook one, the same as in ${senders.key}`,
    };
  }
  const received = digest(given);
  let fitting: number | undefined;
  for (const [index, secret] of senders.secrets.entries()) {
    if (timingSafeEqual(received, digest(secret))) {
      fitting = index;
    }
  }
  if (fitting === undefined) {
    return {
      verdict: 'forged',
      reason: `${header} is none of ${senders.key}; the webhook must have one of them`,
    };
  }
  return {
    verdict: 'genuine',
    proof: {
      scheme: 'token',
      secret: secretMark(senders.secrets[fitting], fitting),
    },
  };
}

/** Of equal length, so that comparing tells nothing of the secret's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * The token of an `Authorization` header: what follows `Bearer`, or the
 * password of `Basic`. Undefined where there is neither.
 *
 * @public
 */
export function readAuthorization(
  authorization: string | undefined,
): string | undefined {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(/ +/, 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials;
    case 'basic': {
      const pair = Buffer.from(credentials, 'base64').toString();
      return pair.slice(pair.indexOf(':') + 1);
    }
    default:
      return undefined;
  }
}
