import { Router } from 'express';
import { type SentWebhook, type SentWebhooks, unlessAnonymous } from '../sent';

const webhookKey = 'AYw1kQe0bX7mNn2vT4Zc';
const fewestPerPage = 10;
const mostPerPage = 500;

/**
 * What is asked of SonarQube's Web API: the server's webhook and what it sent.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/extension-guide/web-api
 */
export function sonarqubeApi({
  sent,
  target,
}: {
  sent: SentWebhooks;
  /** Of the portal. */
  target: string;
}): Router {
  const url = new URL('/api/devhose/ingest/sonarqube', target).href;
  const router = Router();
  router.use(unlessAnonymous(refusal('Authentication is required')));

  router.get('/api/webhooks/list', (_request, response) => {
    response.json({
      webhooks: [{ key: webhookKey, name: 'Portal', url, hasSecret: true }],
    });
  });

  router.get('/api/webhooks/deliveries', (request, response) => {
    if (request.query.webhook !== webhookKey) {
      response.status(404).json(refusal('Webhook not found'));
      return;
    }
    const pageIndex = Number(request.query.p) || 1;
    const pageSize = Math.min(
      Number(request.query.ps) || fewestPerPage,
      mostPerPage,
    );
    const all = sent.newest('sonarqube');
    const begin = (pageIndex - 1) * pageSize;
    response.json({
      paging: { pageIndex, pageSize, total: all.length },
      deliveries: all
        .slice(begin, begin + pageSize)
        .map(each => deliveryItem(each, url)),
    });
  });

  router.get('/api/webhooks/delivery', (request, response) => {
    const found = sent.find('sonarqube', Number(request.query.deliveryId));
    if (!found) {
      response.status(404).json(refusal('Webhook delivery not found'));
      return;
    }
    response.json({
      delivery: { ...deliveryItem(found, url), payload: found.webhook.body },
    });
  });
  return router;
}

function refusal(msg: string) {
  return { errors: [{ msg }] };
}

function deliveryItem(
  { id, webhook, sentAt, isDelivered }: SentWebhook,
  url: string,
) {
  const { taskId, project } = JSON.parse(webhook.body);
  return {
    id: String(id),
    componentKey: project.key,
    ceTaskId: taskId,
    name: 'Portal',
    url,
    at: `${new Date(sentAt).toISOString().slice(0, 19)}+0000`,
    success: isDelivered,
    ...(isDelivered && { httpStatus: 202 }),
    durationMs: isDelivered ? 40 : 10_000,
  };
}
