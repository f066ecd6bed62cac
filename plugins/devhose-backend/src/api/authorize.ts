import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';

/** A request to any route. */
export type AnyRequest = Parameters<HttpAuthService['credentials']>[0];

/** Who may ask, before it is looked at what for. */
type Principal = 'user' | 'service';

/**
 * Lets those pass who have a permission; people and services unless said
 * otherwise. Services have every permission but those that their token
 * is restricted from.
 *
 * @throws AuthenticationError, NotAllowedError
 */
export async function authorize(
  request: AnyRequest,
  permission: BasicPermission,
  options: { httpAuth: HttpAuthService; permissions: PermissionsService },
  allow: Principal[] = ['user', 'service'],
): Promise<void> {
  const credentials = await options.httpAuth.credentials(request, {
    allow,
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
