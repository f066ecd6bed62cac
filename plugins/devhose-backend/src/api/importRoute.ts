import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { devhoseDeliveryImportPermission } from '@pitstop/plugin-devhose-common';
import type { Request } from 'express';
import { audited } from '@pitstop/plugin-devhose-node';
import type { DeliveryImporter } from '../import/DeliveryImporter';
import { authorize } from './authorize';
import type { DevhoseApiRouter } from './createApiRouter';

/** Brings in deliveries of the past. */
export function addImportRoute(
  router: DevhoseApiRouter,
  options: {
    httpAuth: HttpAuthService;
    permissions: PermissionsService;
    auditor: AuditorService;
    importer: DeliveryImporter;
  },
): void {
  const { auditor, importer } = options;

  router.post('/v1/import', async (request, response) => {
    const result = await audited(
      auditor,
      { eventId: 'delivery-import', request },
      async () => {
        await authorize(request, devhoseDeliveryImportPermission, options);
        return importer.import(readPlain(request));
      },
      ({ stored, duplicates, refused }) => ({
        stored,
        duplicates,
        refused: refused.length,
      }),
    );
    response.json(result);
  });
}

/** The body, decompressed on the way. */
async function* readPlain(request: Request): AsyncGenerator<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') {
    yield* request;
    return;
  }
  if (encoding !== 'gzip') {
    throw new InputError(
      `Content encoding '${encoding}' is not understood; send gzip or none`,
    );
  }
  const gunzip = createGunzip();
  // Whatever goes wrong on either side ends the iteration below with an error.
  pipeline(request, gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    throw isError(error) && String(error.code).startsWith('Z_')
      ? new InputError('The body is not valid gzip', error)
      : error;
  }
}
