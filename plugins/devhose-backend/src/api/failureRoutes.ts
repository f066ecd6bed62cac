import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import type { FailureReader } from '../read/failures/FailureReader';
import { answerJson } from './answerJson';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultDays = 7;
const defaultLimit = 20;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** What failed lately, for people who would repair it. */
export function addFailureRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    failures: FailureReader;
  },
): void {
  router.get('/v1/failures', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    const { repository, service, days, limit } = request.query;
    if (repository === undefined && service === undefined) {
      throw new InputError(
        'Nobody is named; say whose failures are asked for by repository, service or both',
      );
    }
    const since = Date.now() - Number(days ?? defaultDays) * dayMilliseconds;
    const list = await options.failures.list(
      {
        repositories: repository ?? [],
        services: service ?? [],
        from: new Date(since),
      },
      Number(limit ?? defaultLimit),
    );
    answerJson(response, list);
  });
}
