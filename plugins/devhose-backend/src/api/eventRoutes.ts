import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import type { ChainReader } from '../read/chain/ChainReader';
import type { EventReader } from '../read/EventReader';
import type { VocabularyReader } from '../read/VocabularyReader';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';
import { readEventFilter } from './readEventFilter';

const defaultLimit = 50;

/** Interpreted events for people: newest first, single ones, and their words. */
export function addEventRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    events: EventReader;
    vocabulary: VocabularyReader;
    chains: ChainReader;
  },
): void {
  const { chains, events, vocabulary } = options;

  router.get('/v1/events', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    const { limit, cursor, ...filter } = request.query;

    const { items, nextCursor, head } = await events.page({
      filter: readEventFilter(filter),
      limit: Number(limit ?? defaultLimit),
      cursor,
    });
    const next = nextCursor ? `,"nextCursor":"${nextCursor}"` : '';
    response
      .type('application/json')
      .end(`{"items":[${items.join(',')}]${next},"head":${head}}`);
  });

  router.get('/v1/events/:sequence/:index', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    const { sequence, index } = request.params;
    const event = await events.one(Number(sequence), Number(index));
    response.type('application/json').end(event);
  });

  router.get('/v1/events/:sequence/:index/chain', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    const { sequence, index } = request.params;
    const items = await chains.chain(Number(sequence), Number(index));
    response.type('application/json').end(JSON.stringify({ items }));
  });

  router.get('/v1/vocabulary', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    response.json(await vocabulary.read());
  });
}
