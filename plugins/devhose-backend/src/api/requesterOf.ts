import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { AnyRequest } from './authorize';

/** Entity reference of the person who asks, or the subject of the service. */
export async function requesterOf(
  request: AnyRequest,
  httpAuth: HttpAuthService,
): Promise<string> {
  const { principal } = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}
