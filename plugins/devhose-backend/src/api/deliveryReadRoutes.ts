import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { devhoseDeliveryReadPermission } from '@pitstop/plugin-devhose-common';
import type { DeliveryReads } from '../read/DeliveryReads';
import { answerJson } from './answerJson';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

const defaultLimit = 100;
const cursorFormat = /^\d{1,18}$/;

/** Who looked at deliveries, for those who may look at them themselves. */
export function addDeliveryReadRoutes(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    reads: DeliveryReads;
  },
): void {
  router.get('/v1/delivery-reads', async (request, response) => {
    await authorize(request, devhoseDeliveryReadPermission, options);
    const { reader, sequence, cursor, limit } = request.query;
    if (cursor !== undefined && !cursorFormat.test(cursor)) {
      throw new InputError(
        `'${cursor}' is not a cursor; take nextCursor of the page before`,
      );
    }
    const page = await options.reads.page({
      reader,
      sequence: sequence === undefined ? undefined : Number(sequence),
      cursor,
      limit: Number(limit ?? defaultLimit),
    });
    answerJson(response, page);
  });
}
