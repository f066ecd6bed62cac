import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { devhoseDeliveryReadPermission } from '@pitstop/plugin-devhose-common';
import type { DeliveryReader } from '../read/DeliveryReader';
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
    const details = await audited(request, 'details', sequence, () =>
      deliveries.details(sequence),
    );
    response.json(details);
  });

  router.get('/v1/deliveries/:sequence/raw', async (request, response) => {
    const sequence = Number(request.params.sequence);
    const body = await audited(request, 'body', sequence, () =>
      deliveries.body(sequence),
    );
    // Never what the sender says it is: it must not run in the portal's name.
    response.type('application/octet-stream');
    response.attachment(`delivery-${sequence}`);
    response.end(body);
  });

  async function audited<T>(
    request: AnyRequest,
    queryType: string,
    sequence: number,
    read: () => Promise<T>,
  ): Promise<T> {
    const event = await auditor.createEvent({
      eventId: 'delivery-read',
      severityLevel: 'medium',
      request,
      meta: { queryType, sequence },
    });
    try {
      await authorize(request, devhoseDeliveryReadPermission, options);
      const result = await read();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }
}
