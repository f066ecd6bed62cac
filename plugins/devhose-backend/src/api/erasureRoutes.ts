import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  devhoseErasureManagePermission,
  type Erasure,
  type PersonIdentity,
} from '@pitstop/plugin-devhose-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { Erasures } from '../keep/erase/Erasures';
import { answerJson } from './answerJson';
import { authorize, type AnyRequest } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';
import { requesterOf } from './requesterOf';

/** The right to be forgotten; every step is audited, without saying whom it is about. */
export function addErasureRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    erasures: Erasures;
  },
): void {
  const { auditor, httpAuth, erasures } = options;

  router.get('/v1/erasures', async (request, response) => {
    await authorize(request, devhoseErasureManagePermission, options);
    answerJson(response, { items: await erasures.book.list() });
  });

  router.post('/v1/erasures', async (request, response) => {
    const erasure = await managed(request, 'erasure-request', async () =>
      erasures.request(
        toIdentity(request.body),
        await requesterOf(request, httpAuth),
      ),
    );
    response.status(202);
    answerJson(response, erasure);
  });

  router.get('/v1/erasures/:id', async (request, response) => {
    await authorize(request, devhoseErasureManagePermission, options);
    answerJson(response, await erasures.book.get(request.params.id));
  });

  router.post('/v1/erasures/:id/confirm', async (request, response) => {
    const erasure = await managed(request, 'erasure-confirm', () =>
      erasures.confirm(request.params.id, toIdentity(request.body)),
    );
    response.status(202);
    answerJson(response, erasure);
  });

  router.delete('/v1/erasures/:id', async (request, response) => {
    const erasure = await managed(request, 'erasure-cancel', () =>
      erasures.book.cancel(request.params.id),
    );
    answerJson(response, erasure);
  });

  async function managed(
    request: AnyRequest,
    eventId: string,
    action: () => Promise<Erasure>,
  ): Promise<Erasure> {
    return audited(
      auditor,
      { eventId, request },
      async () => {
        await authorize(request, devhoseErasureManagePermission, options);
        return action();
      },
      ({ id, deliveries }) => ({ erasure: id, deliveries }),
    );
  }
}

function toIdentity(body: Partial<PersonIdentity>): PersonIdentity {
  const { logins = [], emails = [], names = [], ids = [] } = body;
  return { logins, emails, names, ids };
}
