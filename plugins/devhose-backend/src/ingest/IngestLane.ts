import {
  createServiceFactory,
  type ServiceFactory,
} from '@backstage/backend-plugin-api';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import {
  deliveryEntranceServiceRef,
  type DeliveryEntrance,
  type DeliveryHandler,
} from './deliveryEntranceServiceRef';

const deliveryPath = /^\/api\/devhose\/ingest\/([\w-]+)(?:\?|$)/;

/**
 * A way of their own for deliveries, before all that the backend does for people
 * and browsers: security headers, CORS, compressed answers, a line in the log per
 * request, routers and cookies. That takes longer than taking in a delivery.
 *
 * What is no delivery goes the way of all others, and so do deliveries while
 * Devhose is not there yet, or no longer.
 *
 * @public
 */
export class IngestLane {
  #take: DeliveryHandler | undefined;

  /** Has Devhose use this lane; add it to the backend. */
  readonly service: ServiceFactory<DeliveryEntrance, 'root', 'singleton'> =
    createServiceFactory({
      service: deliveryEntranceServiceRef,
      deps: {},
      factory: () => ({
        open: take => {
          this.#take = take;
        },
        close: () => {
          this.#take = undefined;
        },
      }),
    });

  static create(): IngestLane {
    return new IngestLane();
  }

  private constructor() {}

  /** Lays the lane: the `configure` of `rootHttpRouterServiceFactory`, or what yours calls first. */
  readonly configure = (context: {
    app: Express;
    middleware: { error(): ErrorRequestHandler };
    applyDefaults(): void;
  }): void => {
    const { app, middleware, applyDefaults } = context;
    app.disable('x-powered-by');
    app.use(this.#handle, middleware.error());
    applyDefaults();
  };

  readonly #handle: RequestHandler = (request, response, next) => {
    const take = request.method === 'POST' ? this.#take : undefined;
    const sourceId = take && deliveryPath.exec(request.url)?.[1];
    if (take === undefined || sourceId === undefined) {
      next();
      return;
    }
    take(sourceId, request, response, next).catch(next);
  };
}
