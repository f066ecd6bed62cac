import type { Readable } from 'node:stream';

const sizeBytes = 4;

/**
 * The messages of Kafka's protocol on a connection, each without its size.
 *
 * @see https://kafka.apache.org/protocol#protocol_common
 */
export async function* readFrames(
  connection: Readable,
): AsyncGenerator<Buffer, void, undefined> {
  let rest = Buffer.alloc(0);
  for await (const chunk of connection) {
    rest = Buffer.concat([rest, chunk]);
    while (
      rest.length >= sizeBytes &&
      rest.length >= sizeBytes + rest.readInt32BE()
    ) {
      const end = sizeBytes + rest.readInt32BE();
      yield rest.subarray(sizeBytes, end);
      rest = rest.subarray(end);
    }
  }
}

/** A message as it goes over the wire. */
export function frame(...parts: Buffer[]): Buffer {
  const message = Buffer.concat(parts);
  return Buffer.concat([int32(message.length), message]);
}

export function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function string(value: string): Buffer {
  return Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);
}
