import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestBackend } from '@backstage/backend-test-utils';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import request from 'supertest';

const header = 'x-signed-in-as';

/** Signs in whom a header names, as a proxy in front of Backstage would. */
export const signInByHeader = createBackendModule({
  pluginId: 'auth',
  moduleId: 'by-header',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'header',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => undefined,
              authenticate: async ({ req }) => ({
                result: { name: req.header(header) ?? '' },
              }),
            }),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: { name: result.name },
              }),
          }),
        });
      },
    });
  },
});

/**
 * The authorization header of a person in the catalog.
 *
 * @returns undefined until the catalog knows them and their group
 */
export async function signIn(
  backend: TestBackend,
  name: string,
): Promise<string | undefined> {
  const response = await request(backend.server)
    .get('/api/auth/header/refresh')
    .set(header, name);
  const session = response.body.backstageIdentity;
  return session?.identity.ownershipEntityRefs.length > 1
    ? `Bearer ${session.token}`
    : undefined;
}
