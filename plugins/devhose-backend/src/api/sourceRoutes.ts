import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { devhoseSourceReadPermission } from '@pitstop/plugin-devhose-common';
import type { SourceHealth } from '../health/SourceHealth';
import { answerJson } from './answerJson';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultLimit = 50;

/** How the tools' deliveries come in, for operators. */
export function addSourceRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    sourceHealth: SourceHealth;
  },
): void {
  const { sourceHealth } = options;

  router.get('/v1/sources', async (request, response) => {
    await authorize(request, devhoseSourceReadPermission, options);
    answerJson(response, await sourceHealth.overview());
  });

  router.get('/v1/sources/:source/quarantine', async (request, response) => {
    await authorize(request, devhoseSourceReadPermission, options);
    const { cursor, limit } = request.query;
    const page = await sourceHealth.quarantine(request.params.source, {
      cursor,
      limit: Number(limit ?? defaultLimit),
    });
    answerJson(response, page);
  });
}
