/**
 * An error whose message is all a person needs: one sentence that says what is
 * wrong and what to do. Printed without a stack.
 */
export class SentenceError extends Error {
  name = 'SentenceError';
}
