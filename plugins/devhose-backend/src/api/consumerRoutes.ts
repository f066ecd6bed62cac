import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  devhoseConsumerManagePermission,
  devhoseConsumerReadPermission,
} from '@pitstop/plugin-devhose-common';
import type { JsonObject } from '@backstage/types';
import { audited } from '@pitstop/plugin-devhose-node';
import type { ConsumerBook, ReplayStart } from '../deliver/consumers';
import { answerJson } from './answerJson';
import { authorize, type AnyRequest } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultLimit = 50;

/** How consumers are doing, for operators; whatever changes something is audited. */
export function addConsumerRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    consumerBook: ConsumerBook;
  },
): void {
  const { auditor, consumerBook } = options;

  router.get('/v1/consumers', async (request, response) => {
    await authorize(request, devhoseConsumerReadPermission, options);
    answerJson(response, { items: await consumerBook.list() });
  });

  router.get('/v1/consumers/:consumer', async (request, response) => {
    await authorize(request, devhoseConsumerReadPermission, options);
    answerJson(response, await consumerBook.status(request.params.consumer));
  });

  router.get(
    '/v1/events/:sequence/:index/consumers',
    async (request, response) => {
      await authorize(request, devhoseConsumerReadPermission, options);
      const items = await consumerBook.handlings({
        sequence: Number(request.params.sequence),
        index: Number(request.params.index),
      });
      answerJson(response, { items });
    },
  );

  router.get(
    '/v1/consumers/:consumer/dead-letters',
    async (request, response) => {
      await authorize(request, devhoseConsumerReadPermission, options);
      const { cursor, limit } = request.query;
      const page = await consumerBook.deadLetters(request.params.consumer, {
        before: cursor === undefined ? undefined : Number(cursor),
        limit: Number(limit ?? defaultLimit),
      });
      answerJson(response, page);
    },
  );

  router.post(
    '/v1/consumers/:consumer/dead-letters/redrive',
    async (request, response) => {
      const { consumer } = request.params;
      const count = await managed(
        request,
        'dead-letter-redrive',
        { consumer, ids: request.body.ids },
        () => consumerBook.redrive(consumer, request.body),
        redriven => ({ count: redriven }),
      );
      response.json({ count });
    },
  );

  router.post(
    '/v1/consumers/:consumer/dead-letters/discard',
    async (request, response) => {
      const { consumer } = request.params;
      const count = await managed(
        request,
        'dead-letter-discard',
        { consumer, ids: request.body.ids },
        () => consumerBook.discard(consumer, request.body),
        discarded => ({ count: discarded }),
      );
      response.json({ count });
    },
  );

  router.get('/v1/consumers/:consumer/replay', async (request, response) => {
    await authorize(request, devhoseConsumerReadPermission, options);
    const { after, from } = request.query;
    const start = readStart(after, from);
    response.json(
      await consumerBook.planReplay(request.params.consumer, start),
    );
  });

  router.post('/v1/consumers/:consumer/replay', async (request, response) => {
    const { consumer } = request.params;
    const { after, from } = request.body;
    const plan = await managed(
      request,
      'consumer-replay',
      { consumer, after, from },
      () => consumerBook.replay(consumer, readStart(after, from)),
      ({ after: position, events }) => ({ position, events }),
    );
    response.json(plan);
  });

  async function managed<T>(
    request: AnyRequest,
    eventId: string,
    meta: JsonObject,
    action: () => Promise<T>,
    describe: (result: T) => JsonObject,
  ): Promise<T> {
    return audited(
      auditor,
      { eventId, request, meta },
      async () => {
        await authorize(request, devhoseConsumerManagePermission, options);
        return action();
      },
      describe,
    );
  }
}

function readStart(after?: number, from?: string): ReplayStart {
  if ((after === undefined) === (from === undefined)) {
    throw new InputError(
      'Say from where to replay: either after a sequence number, or from an instant',
    );
  }
  if (from === undefined) {
    return { after: Number(after) };
  }
  const instant = new Date(from);
  if (Number.isNaN(instant.getTime())) {
    throw new InputError(`from is not an RFC 3339 instant: '${from}'`);
  }
  return { from: instant };
}
