import type { Response } from 'express';

/**
 * Answers with a value whose type the API package declares.
 *
 * The types derived from the document have no read-only lists and demand index
 * signatures; that answers match the document is what tests check.
 */
export function answerJson(
  response: Pick<Response, 'type' | 'end'>,
  value: object,
): void {
  response.type('application/json');
  response.end(JSON.stringify(value));
}
