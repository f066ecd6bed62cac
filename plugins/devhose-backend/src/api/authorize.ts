import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Request } from 'express';

/**
 * Lets people and services pass that have a permission.
 *
 * @throws AuthenticationError, NotAllowedError
 */
export async function authorize(
  request: Request,
  permission: BasicPermission,
  options: { httpAuth: HttpAuthService; permissions: PermissionsService },
): Promise<void> {
  const credentials = await options.httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const [decision] = await options.permissions.authorize([{ permission }], {
    credentials,
  });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(
      `This needs the permission ${permission.name}; ask your platform team for it`,
    );
  }
}
