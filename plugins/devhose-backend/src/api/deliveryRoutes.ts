import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { devhoseDeliveryReadPermission } from '@pitstop/plugin-devhose-common';
import { audited } from '@pitstop/plugin-devhose-node';
import type { DeliveryReader } from '../read/DeliveryReader';
import type { DeliveryReads } from '../read/DeliveryReads';
import { authorize, type AnyRequest } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';
import { requesterOf } from './requesterOf';

/** Deliveries as they came in; who looks at one is audited. */
export function addDeliveryRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    deliveries: DeliveryReader;
    reads: DeliveryReads;
  },
): void {
  const { auditor, deliveries, httpAuth, reads } = options;

  router.get('/v1/deliveries/:sequence', async (request, response) => {
    const sequence = Number(request.params.sequence);
    const details = await read(request, { part: 'details', sequence }, () =>
      deliveries.details(sequence),
    );
    response.json(details);
  });

  router.get('/v1/deliveries/:sequence/raw', async (request, response) => {
    const sequence = Number(request.params.sequence);
    const body = await read(request, { part: 'body', sequence }, () =>
      deliveries.body(sequence),
    );
    // Never what the sender says it is: it must not run in the portal's name.
    response.type('application/octet-stream');
    response.attachment(`delivery-${sequence}`);
    response.end(body);
  });

  async function read<T>(
    request: AnyRequest,
    { part, sequence }: { part: 'details' | 'body'; sequence: number },
    action: () => Promise<T>,
  ): Promise<T> {
    const meta = { queryType: part, sequence };
    const event = { eventId: 'delivery-read', request, meta };
    return audited(auditor, event, async () => {
      await authorize(request, devhoseDeliveryReadPermission, options);
      const reader = await requesterOf(request, httpAuth);
      await reads.note({ reader, part, sequence });
      return action();
    });
  }
}
