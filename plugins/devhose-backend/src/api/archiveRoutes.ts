import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  devhoseArchiveManagePermission,
  devhoseDeliveryReadPermission,
} from '@pitstop/plugin-devhose-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { DeliveryExport } from '../keep/DeliveryExport';
import type { Keeping } from '../keep/Keeping';
import type { DeliveryReads } from '../read/DeliveryReads';
import { answerJson } from './answerJson';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';
import { requesterOf } from './requesterOf';

/** Deliveries in files: what has expired, and copies for somebody to take away. */
export function addArchiveRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    keeping: Keeping;
    deliveryExport: DeliveryExport;
    reads: DeliveryReads;
  },
): void {
  const { auditor, httpAuth, keeping, deliveryExport, reads } = options;

  router.get('/v1/archives', async (request, response) => {
    await authorize(request, devhoseArchiveManagePermission, options);
    answerJson(response, await keeping.archives());
  });

  router.post('/v1/archives/expire', async (request, response) => {
    await audited(
      auditor,
      { eventId: 'delivery-expiry-start', request },
      async () => {
        await authorize(request, devhoseArchiveManagePermission, options);
        await keeping.expireNow();
      },
    );
    response.status(202).end();
  });

  router.post('/v1/archives/restore', async (request, response) => {
    const { name, days } = request.body;
    await audited(
      auditor,
      { eventId: 'archive-restore', request, meta: { name, days } },
      async () => {
        await authorize(request, devhoseArchiveManagePermission, options);
        await keeping.restore(name, days);
      },
    );
    response.status(202).end();
  });

  router.get('/v1/export', async (request, response) => {
    const { source } = request.query;
    const from = readInstant(request.query.from, 'from');
    const to = readInstant(request.query.to, 'to');
    await audited(
      auditor,
      {
        eventId: 'delivery-read',
        request,
        meta: { queryType: 'export', source, from, to },
      },
      async () => {
        await authorize(request, devhoseDeliveryReadPermission, options);
        const reader = await requesterOf(request, httpAuth);
        const exported = { source, from, to };
        await reads.note({ reader, part: 'export', exported });
        const lines = await deliveryExport.lines(exported);
        response.type('application/x-ndjson');
        await pipeline(Readable.from(lines, { objectMode: false }), response);
      },
    );
  });
}

function readInstant(text: string, name: string): string {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new InputError(`${name} is not an RFC 3339 instant: '${text}'`);
  }
  return instant.toISOString();
}
