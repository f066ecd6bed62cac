import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  devhoseReinterpretationManagePermission,
  devhoseReinterpretationReadPermission,
  type Reinterpretation,
} from '@pitstop/plugin-devhose-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { Reinterpretations } from '../reinterpret/Reinterpretations';
import { answerJson } from './answerJson';
import { authorize, type AnyRequest } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultSamples = 10;

/** The past read again by today's interpreters; whatever changes something is audited. */
export function addReinterpretationRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    reinterpretations: Reinterpretations;
  },
): void {
  const { auditor, reinterpretations } = options;

  router.get('/v1/reinterpretation', async (request, response) => {
    await authorize(request, devhoseReinterpretationReadPermission, options);
    answerJson(response, await reinterpretations.status());
  });

  router.get('/v1/reinterpretation/samples', async (request, response) => {
    await authorize(request, devhoseReinterpretationReadPermission, options);
    const { cursor, limit, source } = request.query;
    const page = await reinterpretations.samples({
      after: Number(cursor ?? 0),
      limit: Number(limit ?? defaultSamples),
      source,
    });
    answerJson(response, page);
  });

  router.post('/v1/reinterpretation', async (request, response) => {
    const { takeWhenReady = false, everything = false, sources } = request.body;
    const asked = { takeWhenReady, everything, sources };
    answerJson(
      response,
      await managed(request, 'request', () => reinterpretations.request(asked)),
    );
  });

  router.post('/v1/reinterpretation/take', async (request, response) => {
    const take = () => reinterpretations.take();
    answerJson(response, await managed(request, 'take', take));
  });

  router.post('/v1/reinterpretation/cancel', async (request, response) => {
    const cancel = () => reinterpretations.cancel();
    answerJson(response, await managed(request, 'cancel', cancel));
  });

  router.post('/v1/reinterpretation/return', async (request, response) => {
    const giveBack = () => reinterpretations.giveBack();
    answerJson(response, await managed(request, 'return', giveBack));
  });

  router.post('/v1/reinterpretation/discard', async (request, response) => {
    const discard = () => reinterpretations.discard();
    answerJson(response, await managed(request, 'discard', discard));
  });

  async function managed(
    request: AnyRequest,
    actionType: string,
    action: () => Promise<Reinterpretation>,
  ): Promise<Reinterpretation> {
    return audited(
      auditor,
      { eventId: 'reinterpretation', request, meta: { actionType } },
      async () => {
        await authorize(
          request,
          devhoseReinterpretationManagePermission,
          options,
        );
        return action();
      },
      ({ id, state }) => ({ id, state }),
    );
  }
}
