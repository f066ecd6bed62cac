import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import type { Consumers } from '../deliver/consumers';
import { authorize, type AnyRequest } from './authorize';
import { consumerName } from './consumerName';
import type { DevhoseApiRouter } from './createApiRouter';

/** What processes that handle events tell and ask, for services; each has its own consumers. */
export function addSubscriptionRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    consumers: Consumers;
  },
): void {
  const { consumers } = options;

  router.post('/v1/subscriptions/:name/lease', async (request, response) => {
    const consumer = await consumerOf(request, request.params.name);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const answer = await consumers.lease(consumer, request.body, gone.signal);
    response.json(answer);
  });

  router.post('/v1/subscriptions/:name/release', async (request, response) => {
    const consumer = await consumerOf(request, request.params.name);
    await consumers.release(consumer, request.body);
    response.status(204).end();
  });

  router.post(
    '/v1/subscriptions/:name/shards/:shard/commit',
    async (request, response) => {
      const consumer = await consumerOf(request, request.params.name);
      const shard = Number(request.params.shard);
      await consumers.commit(consumer, shard, request.body);
      response.status(204).end();
    },
  );

  router.post(
    '/v1/subscriptions/:name/shards/:shard/attempts',
    async (request, response) => {
      const consumer = await consumerOf(request, request.params.name);
      const shard = Number(request.params.shard);
      response.json(
        await consumers.beginAttempt(consumer, shard, request.body),
      );
    },
  );

  router.post(
    '/v1/subscriptions/:name/shards/:shard/failures',
    async (request, response) => {
      const consumer = await consumerOf(request, request.params.name);
      const shard = Number(request.params.shard);
      response.json(await consumers.failAttempt(consumer, shard, request.body));
    },
  );

  router.post(
    '/v1/subscriptions/:name/shards/:shard/redrives',
    async (request, response) => {
      const consumer = await consumerOf(request, request.params.name);
      const shard = Number(request.params.shard);
      const letters = await consumers.redrives(consumer, shard);
      const items = letters.map(
        ({ id, event }) => `{"id":${id},"event":${event}}`,
      );
      response.type('application/json').end(`{"letters":[${items.join(',')}]}`);
    },
  );

  router.post(
    '/v1/subscriptions/:name/shards/:shard/settlements',
    async (request, response) => {
      const consumer = await consumerOf(request, request.params.name);
      const shard = Number(request.params.shard);
      await consumers.settleRedrive(consumer, shard, request.body);
      response.status(204).end();
    },
  );

  /** Each service has its own consumers: its name is part of theirs. */
  async function consumerOf(
    request: AnyRequest,
    name: string,
  ): Promise<string> {
    await authorize(request, devhoseEventReadPermission, options, ['service']);
    const { principal } = await options.httpAuth.credentials(request, {
      allow: ['service'],
    });
    return consumerName(principal.subject, name);
  }
}
