import { createServer } from 'node:http';

/** Answers `/health`, for the platform, and greets everybody else. */
export function createService() {
  return createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/health') {
      response.end(JSON.stringify({ status: 'ok' }));
      return;
    }
    response.end(JSON.stringify({ message: 'It works.' }));
  });
}
