import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { devhoseDeliveryReadPermission } from '@pitstop/plugin-devhose-common';
import type { DeliveryReader } from '../read/DeliveryReader';
import { audited } from './audited';
import { authorize, type AnyRequest } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

/** Deliveries as they came in; who looks at one is audited. */
export function addDeliveryRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    deliveries: DeliveryReader;
  },
): void {
  const { auditor, deliveries } = options;

  router.get('/v1/deliveries/:sequence', async (request, response) => {
    const sequence = Number(request.params.sequence);
    const details = await read(
      request,
      { queryType: 'details', sequence },
      () => deliveries.details(sequence),
    );
    response.json(details);
  });

  router.get('/v1/deliveries/:sequence/raw', async (request, response) => {
    const sequence = Number(request.params.sequence);
    const body = await read(request, { queryType: 'body', sequence }, () =>
      deliveries.body(sequence),
    );
    // Never what the sender says it is: it must not run in the portal's name.
    response.type('application/octet-stream');
    response.attachment(`delivery-${sequence}`);
    response.end(body);
  });

  async function read<T>(
    request: AnyRequest,
    meta: { queryType: string; sequence: number },
    action: () => Promise<T>,
  ): Promise<T> {
    const event = { eventId: 'delivery-read', request, meta };
    return audited(auditor, event, async () => {
      await authorize(request, devhoseDeliveryReadPermission, options);
      return action();
    });
  }
}
