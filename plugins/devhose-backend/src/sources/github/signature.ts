import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Verdict } from '@pitstop/plugin-devhose-node';

const header = 'X-Hub-Signature-256';
const signature = /^sha256=([0-9a-f]{64})$/i;

/**
 * Whether one of the secrets made this signature.
 *
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function verifySignature(
  body: Buffer,
  given: string | undefined,
  secrets: readonly string[],
): Verdict {
  if (given === undefined) {
    return {
      verdict: 'unsigned',
      reason: `There is no ${header} header; give the webhook a secret, the same as in devhose.sources.github.secrets`,
    };
  }
  const digest = signature.exec(given)?.[1];
  if (digest === undefined) {
    return {
      verdict: 'forged',
      reason: `${header} must be 'sha256=' and 64 hexadecimal digits`,
    };
  }
  const received = Buffer.from(digest, 'hex');
  let genuine = false;
  // All of them, always: the time taken must not tell which one it was.
  for (const secret of secrets) {
    const expected = createHmac('sha256', secret).update(body).digest();
    genuine = timingSafeEqual(received, expected) || genuine;
  }
  return genuine
    ? { verdict: 'genuine' }
    : {
        verdict: 'forged',
        reason: `${header} fits none of devhose.sources.github.secrets; the webhook must have one of them`,
      };
}
