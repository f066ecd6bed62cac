import { InputError } from '@backstage/errors';

/** The place of an event among those sorted by time. */
export interface EventPlace {
  /** RFC 3339. */
  receivedAt: string;
  sequence: number;
  index: number;
}

const cursor =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_(\d{1,16})_(\d{1,9})$/;

/** Opaque to clients. */
export function encodeCursor(row: {
  received_at: string;
  sequence: string;
  index: number;
}): string {
  return Buffer.from(
    `${row.received_at}_${row.sequence}_${row.index}`,
  ).toString('base64url');
}

/** @throws InputError if it isn't one of ours. */
export function decodeCursor(text: string): EventPlace {
  const parts = cursor.exec(Buffer.from(text, 'base64url').toString());
  if (parts === null) {
    throw new InputError(
      `'${text}' is not a cursor; take nextCursor from the page before, or leave it out`,
    );
  }
  return {
    receivedAt: parts[1],
    sequence: Number(parts[2]),
    index: Number(parts[3]),
  };
}
