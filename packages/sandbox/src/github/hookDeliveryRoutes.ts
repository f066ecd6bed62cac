import { type Request, Router } from 'express';
import type { Resend } from '../faults';
import type { SentWebhook, SentWebhooks } from '../sent';
import { deliveryItem, fullDelivery } from './hookDeliveries';

const fewestPerPage = 30;
const mostPerPage = 100;

/** What sends webhooks to a portal, and remembers them. */
export interface SendingSide {
  sent: SentWebhooks;
  resend: Resend;
  /** Of the portal. */
  target: string;
}

/** What a webhook sent, below its address. */
export function hookDeliveryRoutes(side: SendingSide): Router {
  const { sent, resend } = side;
  const router = Router();
  const deliveries = '/deliveries';
  router.get(deliveries, (request, response) => {
    const { items, next } = page(sent.newest('github'), request.query);
    if (next !== undefined) {
      const url = new URL(`${addressOf(request)}${deliveries}`);
      url.search = new URLSearchParams({
        ...Object.fromEntries(
          Object.entries(request.query).map(([key, value]) => [
            key,
            String(value),
          ]),
        ),
        cursor: `v1_${next}`,
      }).toString();
      response.set('Link', `<${url}>; rel="next"`);
    }
    response.json(items.map(deliveryItem));
  });

  router.get(`${deliveries}/:id`, (request, response, next) => {
    const found = sent.find('github', Number(request.params.id));
    if (!found) {
      next();
      return;
    }
    response.json(fullDelivery(found, ingestUrl(side)));
  });

  router.post(`${deliveries}/:id/attempts`, (request, response, next) => {
    const found = sent.find('github', Number(request.params.id));
    if (!found) {
      next();
      return;
    }
    resend(found.webhook);
    response.status(202).json({});
  });
  return router;
}

/** Where it was asked. */
export function addressOf(request: Request): string {
  return `${request.protocol}://${request.headers.host}${request.baseUrl}`;
}

/** Where its webhooks go. */
export function ingestUrl({ target }: Pick<SendingSide, 'target'>): string {
  return new URL('/api/devhose/ingest/github', target).href;
}

/** From the cursor on: that many, and where the next ones begin. */
function page(
  sent: SentWebhook[],
  query: Request['query'],
): { items: SentWebhook[]; next: number | undefined } {
  const perPage = Math.min(
    Number(query.per_page) || fewestPerPage,
    mostPerPage,
  );
  const from = /^v1_(\d+)$/.exec(String(query.cursor))?.[1];
  const wanted = sent.filter(
    ({ id, isDelivered }) =>
      (from === undefined || id <= Number(from)) &&
      (query.status === undefined ||
        (query.status === 'success') === isDelivered),
  );
  return { items: wanted.slice(0, perPage), next: wanted[perPage]?.id };
}
