import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  devhoseEventReadPermission,
  followedCursorHeader,
  type Shard,
} from '@pitstop/plugin-devhose-common';
import type { LogFollower } from '../deliver/LogFollower';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultLimit = 1000;

/** So many are read before a packet of their own with the cursor would be there. */
const atOnceEvents = 100;

/** What comes after a position, for services. */
export function addFollowRoute(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    follower: LogFollower;
  },
): void {
  const { follower } = options;

  router.get('/v1/follow', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options, ['service']);
    const { after, limit, waitSeconds, types } = request.query;
    const { sources, repositories, services, subjects } = request.query;

    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const page = await follower.page({
      after: Number(after),
      limit: Number(limit ?? defaultLimit),
      waitSeconds: Number(waitSeconds ?? 0),
      wanted: {
        types,
        sources,
        repositories,
        services,
        subjects,
        shard: readShard(request.query.shard, request.query.shards),
      },
      onlyEvents: String(request.query.onlyEvents) === 'true',
      signal: gone.signal,
    });

    // Between two processes of one house compression costs more than it saves.
    response.set('Cache-Control', 'no-store, no-transform');
    response.set(followedCursorHeader, String(page.cursor));
    response.type('application/json');
    if (page.count > atOnceEvents) {
      // Who knows the cursor asks for the next page while this one is read.
      response.flushHeaders();
    }
    const { events, expired } = await page.content;
    const { cursor, head, generation } = page;
    response.write('{"events":[');
    for (const bytes of events) {
      response.write(bytes);
    }
    const rest = JSON.stringify({ cursor, head, generation, expired });
    response.end(`],${rest.slice(1)}`);
  });
}

function readShard(index?: number, count?: number): Shard | undefined {
  if (index === undefined && count === undefined) {
    return undefined;
  }
  const shard = { index: Number(index), count: Number(count) };
  if (!(shard.index < shard.count)) {
    throw new InputError(
      `There is no shard ${index} of ${count}; shard counts from 0 and needs shards`,
    );
  }
  return shard;
}
