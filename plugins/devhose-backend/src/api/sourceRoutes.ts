import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  devhoseSourceReadPermission,
  devhoseSourceTestPermission,
} from '@pitstop/plugin-devhose-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { SourceChecker } from '../check/SourceChecker';
import type { SourceSetups } from '../check/SourceSetups';
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
    auditor: AuditorService;
    sourceHealth: SourceHealth;
    sourceSetups: SourceSetups;
    sourceChecker: SourceChecker;
  },
): void {
  const { auditor, sourceHealth, sourceSetups, sourceChecker } = options;

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

  router.get('/v1/source-setups', async (request, response) => {
    await authorize(request, devhoseSourceReadPermission, options);
    answerJson(response, { items: await sourceSetups.list() });
  });

  router.post('/v1/sources/:source/check', async (request, response) => {
    const { source } = request.params;
    const check = await audited(
      auditor,
      { eventId: 'source-check', request, meta: { source } },
      async () => {
        await authorize(request, devhoseSourceTestPermission, options);
        return sourceChecker.check(source);
      },
      ({ sequence = null }) => ({ sequence }),
    );
    answerJson(response, check);
  });
}
