import fc from 'fast-check';

/** A place in something, as a share of its length. */
type Place = number;

/** Something that is done to a payload. */
type Change =
  | { kind: 'flip'; at: Place; bit: number }
  | { kind: 'cut'; at: Place }
  | { kind: 'insert'; at: Place; bytes: Buffer }
  | { kind: 'repeat'; at: Place; bytes: number }
  | { kind: 'value'; at: Place; json: string }
  | { kind: 'key'; at: Place; name: string };

/** What is done to a payload: up to three changes. */
export type Damage = readonly Change[];

const deep = (depth: number, open: string, close: string) =>
  open.repeat(depth) + close.repeat(depth);

/** Whatever may stand in JSON where something else is expected. */
const oddValues: readonly string[] = [
  ...['null', 'true', '0', '-1', '-0', '1e999', '-1e999', '0.1e-400'],
  ...['9007199254740993', '1'.repeat(400), '""', '" "', '[]', '{}', '[null]'],
  ...['[[]]', '{"":{}}', '"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udc00x"'],
  ...['"\u202e"', '"\\n\\r\\t"', '"__proto__"', '"constructor"', '"/"', '"//"'],
  ...['"../../etc/passwd"', '"refs/heads/"', '"refs/tags/\\u0000"', '"%00"'],
  ...['"%ff%fe"', '"https://[::1"', '"javascript:alert(1)"', '"https://"'],
  ...['"http://user:password@host/%2e%2e/"', '"HTTPS://GITHUB.COM/A/B.GIT"'],
  ...['"2026-13-45T99:99:99Z"', '"+275760-09-13T00:00:00.000Z"', '"1970"'],
  ...[
    '"-000001-01-01T00:00:00Z"',
    '"0000-01-01T00:00:00Z"',
    '8640000000000001',
  ],
  ...['-62167219200001', '"0001-01-01T00:00:00Z"', '"9999-12-31T23:59:60Z"'],
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  JSON.stringify('x'.repeat(70_000)),
  JSON.stringify('🏁'.repeat(3_000)),
  JSON.stringify(Array.from({ length: 500 }, (_, index) => index)),
  deep(20_000, '[', ']'),
  `${'{"a":'.repeat(5_000)}0${'}'.repeat(5_000)}`,
];

const oddNames = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'],
  ...['', 'id', 'type', 'repository', 'length', 'then', '\\u0000', '\\ud800'],
];

const oddBytes = [
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0x00]),
  Buffer.from('"'),
  Buffer.from('}'),
  Buffer.from(',"__proto__":{"polluted":true},'),
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('value' as const),
      at: place,
      json: fc.oneof(fc.constantFrom(...oddValues), fc.json()),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('key' as const),
      at: place,
      name: fc.constantFrom(...oddNames),
    }),
  },
  fc.record({
    kind: fc.constant('flip' as const),
    at: place,
    bit: fc.nat({ max: 7 }),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    bytes: fc.constantFrom(...oddBytes),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: place,
    bytes: fc.nat({ max: 200 }),
  }),
);

/** Zero to three changes; a payload as it was published is among them. */
export const damages: fc.Arbitrary<Damage> = fc.array(change, { maxLength: 3 });

interface Stretch {
  from: number;
  to: number;
}

const names = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;
const values =
  /"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;

/** Looked for once per payload: there are few, and they are changed often. */
const found = new WeakMap<Buffer, { names: Stretch[]; values: Stretch[] }>();

function tokensOf(payload: Buffer): { names: Stretch[]; values: Stretch[] } {
  const known = found.get(payload);
  if (known) {
    return known;
  }
  // One character per byte, so that places in it are places in the payload.
  const text = payload.toString('latin1');
  const stretches = (pattern: RegExp) =>
    [...text.matchAll(pattern)].map(({ 0: token, index }) => ({
      from: index,
      to: index + token.length,
    }));
  const tokens = { names: stretches(names), values: stretches(values) };
  found.set(payload, tokens);
  return tokens;
}

/** Where a change is, and what comes there instead. */
function placed(
  payload: Buffer,
  each: Change,
): { stretch: Stretch; instead: Buffer } {
  const at = Math.floor(each.at * payload.length);
  switch (each.kind) {
    case 'flip':
      return {
        stretch: { from: at, to: at + 1 },
        // eslint-disable-next-line no-bitwise
        instead: Buffer.from([(payload[at] ?? 0) ^ (1 << each.bit)]),
      };
    case 'cut':
      return {
        stretch: { from: at, to: payload.length },
        instead: Buffer.alloc(0),
      };
    case 'insert':
      return { stretch: { from: at, to: at }, instead: each.bytes };
    case 'repeat':
      return {
        stretch: { from: at, to: at },
        instead: payload.subarray(at, at + each.bytes),
      };
    default: {
      const tokens = tokensOf(payload);
      const among = each.kind === 'key' ? tokens.names : tokens.values;
      const instead = each.kind === 'key' ? `"${each.name}"` : each.json;
      const stretch = among[Math.floor(each.at * among.length)];
      return {
        stretch: stretch ?? { from: 0, to: payload.length },
        instead: Buffer.from(instead),
      };
    }
  }
}

/** A payload after what was done to it; it stays itself. */
export function damaged(payload: Buffer, damage: Damage): Buffer {
  const lastFirst = damage
    .map(each => placed(payload, each))
    .sort((one, other) => other.stretch.from - one.stretch.from);
  let result = payload;
  let end = payload.length;
  for (const { stretch, instead } of lastFirst) {
    const to = Math.min(stretch.to, end);
    result = Buffer.concat([
      result.subarray(0, stretch.from),
      instead,
      result.subarray(to),
    ]);
    end = stretch.from;
  }
  return result;
}
