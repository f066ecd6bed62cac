import type { RequestHandler } from 'express';

/** Answers whoever has no credentials as the tool does; any will do. */
export function unlessAnonymous(refusal: object): RequestHandler {
  return (request, response, next) => {
    if (request.headers.authorization) {
      next();
    } else {
      response.status(401).json(refusal);
    }
  };
}
