import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { damaged, damages } from './damage';
import type { Sender } from './senders';

/** A header and its value; names may repeat. */
export type RawHeader = [name: string, value: string];

/** A request that may be anything. */
export interface FuzzedDelivery {
  source: string;
  body: Buffer;
  /** The body before it was compressed. */
  plainBody: Buffer;
  headers: readonly RawHeader[];
  /**
   * Whether it is from who it says: `yes` and `no` are certain; with `maybe`
   * it is up to the source, since headers that matter to it were changed.
   */
  genuine: 'yes' | 'no' | 'maybe';
}

const oddHeaders: readonly string[] = [
  ...['', ' ', '0', 'null', 'undefined', '[object Object]', '__proto__'],
  ...['sha256=', 'v1=', 'Bearer ', 'Basic ', 'Basic Og==', 'a'.repeat(4_000)],
  ...['%00', '../../x', '"', '\u00ff\u00fe', 'push', 'text/plain; charset=x'],
];

const proof = fc.constantFrom(
  ...(['kept', 'kept', 'kept', 'kept', 'kept', 'kept'] as const),
  ...(['missing', 'odd', 'of another body', 'doubled'] as const),
);

const header = fc.record({
  what: fc.constantFrom('missing', 'doubled', 'odd', 'added'),
  which: fc.nat({ max: 20 }),
  value: fc.constantFrom(...oddHeaders),
  name: fc.constantFrom(
    ...['content-type', 'webhook-signature', 'x-github-event', 'ce-id'],
    ...['ce-specversion', 'x-gitlab-event', 'webhook-id', 'x-forwarded-for'],
  ),
});

const compression = fc.constantFrom(
  ...(['none', 'none', 'none', 'none', 'none', 'none', 'none'] as const),
  ...(['gzip', 'cut gzip', 'no gzip', 'unknown'] as const),
);

function changeHeaders(
  headers: readonly RawHeader[],
  names: readonly string[],
  what: string,
  value: string,
): RawHeader[] {
  return headers.flatMap((each): RawHeader[] => {
    if (!names.includes(each[0])) {
      return [each];
    }
    switch (what) {
      case 'missing':
        return [];
      case 'doubled':
        return [each, each];
      default:
        return [[each[0], value]];
    }
  });
}

function compress(body: Buffer, how: string): { body: Buffer; name?: string } {
  switch (how) {
    case 'gzip':
      return { body: gzipSync(body, { level: 1 }), name: 'gzip' };
    case 'cut gzip': {
      const whole = gzipSync(body, { level: 1 });
      return { body: whole.subarray(0, whole.length / 2), name: 'gzip' };
    }
    case 'no gzip':
      return { body, name: 'gzip' };
    case 'unknown':
      return { body, name: 'lzma, identity' };
    default:
      return { body };
  }
}

/**
 * Deliveries of all tools: their payloads damaged, with and without a proof, with
 * headers missing, doubled and odd, and compressed well and badly.
 */
export function fuzzedDeliveries(
  senders: readonly Sender[],
): fc.Arbitrary<FuzzedDelivery> {
  return fc
    .record({
      sender: fc.constantFrom(...senders),
      sample: fc.nat({ max: 10_000 }),
      damage: damages,
      proof,
      headers: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        fc.array(header, { maxLength: 2 }),
      ),
      odd: fc.constantFrom(...oddHeaders),
      compression,
    })
    .map(drawn => {
      const { sender } = drawn;
      const sample = sender.samples[drawn.sample % sender.samples.length];
      const payload = damaged(sample.payload, drawn.damage);
      const sent = sender.send({ ...sample, payload });
      const signed =
        drawn.proof === 'of another body'
          ? sender.send({ ...sample, payload: Buffer.from('{"other":1}') })
          : sent;
      let headers: RawHeader[] = Object.entries(signed.headers);
      if (['missing', 'odd', 'doubled'].includes(drawn.proof)) {
        headers = changeHeaders(headers, sender.proofs, drawn.proof, drawn.odd);
      }
      for (const { what, which, value, name } of drawn.headers) {
        const target = headers[which % Math.max(1, headers.length)];
        if (what === 'added') {
          headers = [...headers, [name, value]];
        } else if (target) {
          headers = changeHeaders(headers, [target[0]], what, value);
        }
      }
      const packed = compress(sent.body, drawn.compression);
      if (packed.name) {
        headers = [...headers, ['content-encoding', packed.name]];
      }
      return {
        source: sender.source,
        body: packed.body,
        plainBody: sent.body,
        headers,
        genuine: genuineness(sender, drawn),
      };
    });
}

/** A token is the same for every body; a signature isn't. */
function genuineness(
  sender: Sender,
  drawn: { proof: string; headers: readonly object[]; sample: number },
): FuzzedDelivery['genuine'] {
  const proofs = JSON.stringify(sender.proofs);
  const provesAnything =
    proofs.includes('authorization') || proofs.includes('token');
  if (drawn.proof === 'missing' || drawn.proof === 'odd') {
    // What was added may be a proof of its own only if somebody guessed it.
    return 'no';
  }
  if (drawn.proof === 'of another body' && !provesAnything) {
    return 'no';
  }
  return drawn.proof === 'kept' && drawn.headers.length === 0 ? 'yes' : 'maybe';
}
