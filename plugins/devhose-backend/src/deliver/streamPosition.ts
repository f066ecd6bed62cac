import { InputError } from '@backstage/errors';

/** Where a stream is: after an event, or, without an index, after a whole delivery. */
export interface StreamPosition {
  sequence: number;
  index?: number;
}

const written = /^(\d{1,15})(?:\.(\d{1,9}))?$/;

/** Positions as they stand in `id:` and `Last-Event-ID`: `4711.0` or `4711`. */
export const streamPosition = {
  write({ sequence, index }: StreamPosition): string {
    return index === undefined ? String(sequence) : `${sequence}.${index}`;
  },

  /** @throws InputError if it isn't one of ours. */
  read(text: string): StreamPosition {
    const [, sequence, index] = written.exec(text) ?? [];
    if (sequence === undefined) {
      throw new InputError(
        `Last-Event-ID '${text}' is not a position in the log; send the id of the last message, or none`,
      );
    }
    return {
      sequence: Number(sequence),
      index: index === undefined ? undefined : Number(index),
    };
  },
};
