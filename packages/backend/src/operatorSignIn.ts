import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';

const key = 'auth.providers.operator';
const loopback = ['127.0.0.1', '::1', 'localhost'];

/** Asks for nothing: who reaches it is on the same machine. */
const operatorAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: () => undefined,
  authenticate: async () => ({ result: {} }),
});

const operatorProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'operator-provider',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        const entityRef = config.getString(`${key}.userEntityRef`);
        const host = config.getOptionalString('backend.listen.host');
        if (host === undefined || !loopback.includes(host)) {
          throw new InputError(
            `${key} lets anybody in as ${entityRef}, so backend.listen.host must be 127.0.0.1; set it, or remove ${key}`,
          );
        }
        providers.registerProvider({
          providerId: 'operator',
          factory: createProxyAuthProviderFactory({
            authenticator: operatorAuthenticator,
            signInResolver: (_, context) =>
              context.signInWithCatalogUser({ entityRef }),
          }),
        });
      },
    });
  },
});

/**
 * A way in as somebody of the platform team, for a portal on one's own machine
 * only: without `auth.providers.operator` the provider isn't even there.
 */
export const operatorSignIn = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  async *loader({ config }) {
    if (config.has(key)) {
      yield operatorProvider;
    }
  },
});
