import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import type { EventReader } from '../read/EventReader';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultLimit = 50;

/** Interpreted events, newest first. */
export function addEventsRoute(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    events: EventReader;
  },
): void {
  router.get('/v1/events', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    const { type, source, subject, repository, from, to, limit, cursor } =
      request.query;

    const { items, nextCursor } = await options.events.page({
      filter: {
        type,
        source,
        subject,
        repository,
        from: readInstant('from', from),
        to: readInstant('to', to),
      },
      limit: Number(limit ?? defaultLimit),
      cursor,
    });
    const next = nextCursor ? `,"nextCursor":"${nextCursor}"` : '';
    response
      .type('application/json')
      .end(`{"items":[${items.join(',')}]${next}}`);
  });
}

function readInstant(name: string, text?: string): Date | undefined {
  if (text === undefined) {
    return undefined;
  }
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new InputError(`${name} is not an RFC 3339 instant: '${text}'`);
  }
  return instant;
}
