/** A payload is not what GitHub documents. The message says where, not what. */
export class UnreadableError extends Error {
  readonly name = 'UnreadableError';
}
