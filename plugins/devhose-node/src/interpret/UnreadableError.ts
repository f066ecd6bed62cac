/**
 * A payload is not what its tool documents. The message says where, never
 * what: operators read it who may not read the payload.
 *
 * @public
 */
export class UnreadableError extends Error {
  readonly name = 'UnreadableError';
}
