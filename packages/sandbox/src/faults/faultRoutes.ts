import { isError, serializeError } from '@backstage/errors';
import express, {
  type ErrorRequestHandler,
  type RequestHandler,
  Router,
} from 'express';
import { type FaultyTool, readFault } from './Fault';
import type { Faults } from './Faults';

const statusCodes: Record<string, number> = {
  InputError: 400,
  NotFoundError: 404,
};

const answerError: ErrorRequestHandler = (error, _request, response, next) => {
  const status = isError(error) ? statusCodes[error.name] : undefined;
  if (status) {
    response.status(status).json({ error: serializeError(error) });
  } else {
    next(error);
  }
};

/** What a tool answers during an outage. */
export function unlessOut(faults: Faults, tool: FaultyTool): RequestHandler {
  return (_request, response, next) => {
    if (faults.of(tool, 'outage')) {
      response.status(503).send('Service Unavailable');
    } else {
      next();
    }
  };
}

/** Lets whoever tries the portal out cause faults, and end them. */
export function faultRoutes(faults: Faults): Router {
  const router = Router();
  router.use(express.json());
  router.get('/', (_request, response) => {
    response.json({ items: faults.current() });
  });
  router.post('/', (request, response) => {
    response.status(201).json(faults.add(readFault(request.body)));
  });
  router.delete('/:id', (request, response) => {
    faults.end(Number(request.params.id));
    response.status(204).end();
  });
  router.use(answerError);
  return router;
}
