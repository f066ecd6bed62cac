import { once } from 'node:events';
import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import type { Response } from 'express';
import type { EventStreams, StreamedBatch } from '../deliver/EventStreams';
import { streamPosition } from '../deliver/streamPosition';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';
import { readEventFilter } from './readEventFilter';

/**
 * A stream ends after this and is resumed by the watcher, with a token and a
 * permission that are asked for again.
 */
const lifetimeMilliseconds = 5 * 60 * 1000;

/** What comes in, as it comes in: Server-Sent Events. */
export function addStreamRoute(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    streams: EventStreams;
  },
): void {
  router.get('/v1/events/stream', async (request, response) => {
    await authorize(request, devhoseEventReadPermission, options);
    const last = request.get('last-event-id');
    const gone = new AbortController();
    response.on('close', () => gone.abort());

    const batches = options.streams.watch({
      after: last ? streamPosition.read(last) : undefined,
      filter: readEventFilter(request.query),
      signal: AbortSignal.any([
        gone.signal,
        AbortSignal.timeout(lifetimeMilliseconds),
      ]),
    });
    for await (const batch of batches) {
      // Only now: until the first batch is there it can still be refused.
      if (!response.headersSent) {
        response.writeHead(200, {
          'Content-Type': 'text/event-stream; charset=utf-8',
          // Without compression, which would hold messages back.
          'Cache-Control': 'no-store, no-transform',
          'X-Accel-Buffering': 'no',
        });
      }
      if (!(await write(response, batch, gone.signal))) {
        return;
      }
    }
    response.end();
  });
}

/** Resolves when there is room for more; false if nobody is there any more. */
async function write(
  response: Response,
  batch: StreamedBatch,
  gone: AbortSignal,
): Promise<boolean> {
  const messages = batch.events.map(
    ({ position, json }) => `id: ${position}\n${dataLines(json)}\n\n`,
  );
  // Where to resume, also where nothing was wanted for a long time.
  messages.push(
    `event: position\nid: ${batch.position}\ndata: ${batch.position}\n\n`,
  );
  if (batch.expired !== undefined) {
    messages.push(
      `event: expired\nid: ${batch.position}\ndata: ${JSON.stringify(
        batch.expired,
      )}\n\n`,
    );
  }
  if (batch.generation !== undefined) {
    messages.push(
      `event: generation\nid: ${batch.position}\ndata: ${batch.generation}\n\n`,
    );
  }
  if (gone.aborted) {
    return false;
  }
  if (!response.write(messages.join(''))) {
    try {
      await once(response, 'drain', { signal: gone });
    } catch (error) {
      if (!gone.aborted) {
        throw error;
      }
    }
  }
  return !gone.aborted;
}

function dataLines(json: string): string {
  return json
    .split('\n')
    .map(line => `data: ${line}`)
    .join('\n');
}
