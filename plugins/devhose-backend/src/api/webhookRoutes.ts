import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import { devhoseWebhookManagePermission } from '@pitstop/plugin-devhose-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { WebhookEndpoints, WebhookRunner } from '../deliver/webhooks';
import { answerJson } from './answerJson';
import { authorize, type AnyRequest } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

/** Outgoing webhooks; every change is audited. */
export function addWebhookRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    webhookEndpoints: WebhookEndpoints;
    webhooks: WebhookRunner;
  },
): void {
  const { webhookEndpoints, webhooks } = options;
  const permission = devhoseWebhookManagePermission;

  router.get('/v1/webhooks', async (request, response) => {
    await authorize(request, permission, options);
    answerJson(response, { items: await webhookEndpoints.list() });
  });

  router.post('/v1/webhooks', async (request, response) => {
    const { url, filter = {} } = request.body;
    const endpoint = await managed(request, 'webhook-add', { url }, async () =>
      webhookEndpoints.add({ url, filter, createdBy: await whoIs(request) }),
    );
    answerJson(response.status(201), endpoint);
  });

  router.delete('/v1/webhooks/:id', async (request, response) => {
    const { id } = request.params;
    await managed(request, 'webhook-remove', { id }, () =>
      webhookEndpoints.remove(id),
    );
    response.status(204).end();
  });

  router.get('/v1/webhooks/:id/attempts', async (request, response) => {
    await authorize(request, permission, options);
    const items = await webhookEndpoints.attempts(request.params.id);
    answerJson(response, { items });
  });

  router.post('/v1/webhooks/:id/test', async (request, response) => {
    const { id } = request.params;
    const result = await managed(request, 'webhook-test', { id }, async () =>
      webhooks.test(await webhookEndpoints.get(id)),
    );
    answerJson(response, result);
  });

  async function managed<T>(
    request: AnyRequest,
    eventId: string,
    meta: JsonObject,
    action: () => Promise<T>,
  ): Promise<T> {
    return audited(options.auditor, { eventId, request, meta }, async () => {
      await authorize(request, permission, options);
      return action();
    });
  }

  async function whoIs(request: AnyRequest): Promise<string> {
    const { principal } = await options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return principal.type === 'user'
      ? principal.userEntityRef
      : principal.subject;
  }
}
