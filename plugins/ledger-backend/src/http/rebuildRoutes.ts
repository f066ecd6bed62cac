import type { AuditorService } from '@backstage/backend-plugin-api';
import type { Rebuild } from '@pitstop/plugin-ledger-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { Rebuilds } from '../rebuild';
import type { Authorizer, IncomingRequest } from './Authorizer';
import type { LedgerRouter } from './createRouter';

/** `/v1/rebuild` */
export function addRebuildRoutes(
  router: LedgerRouter,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    rebuilds: Rebuilds;
  },
): void {
  const { auditor, authorizer, rebuilds } = options;
  const change = async (
    request: IncomingRequest,
    actionType: string,
    action: () => Promise<Rebuild>,
  ): Promise<Rebuild> => {
    await authorizer.toRebuild(request);
    return audited(
      auditor,
      { eventId: 'rebuild', request, meta: { actionType } },
      action,
      ({ id, state }) => ({ id, state }),
    );
  };

  router.get('/v1/rebuild', async (request, response) => {
    await authorizer.toRebuild(request);
    response.json(await rebuilds.status());
  });

  router.post('/v1/rebuild', async (request, response) => {
    const { takeWhenReady } = request.body;
    response.json(
      await change(request, 'request', () =>
        rebuilds.request({ takeWhenReady }),
      ),
    );
  });

  router.post('/v1/rebuild/take', async (request, response) => {
    response.json(await change(request, 'take', () => rebuilds.take()));
  });

  router.post('/v1/rebuild/cancel', async (request, response) => {
    response.json(await change(request, 'cancel', () => rebuilds.cancel()));
  });

  router.post('/v1/rebuild/return', async (request, response) => {
    response.json(await change(request, 'return', () => rebuilds.giveBack()));
  });
}
