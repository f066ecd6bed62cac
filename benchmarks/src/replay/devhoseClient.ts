import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  HttpDevhoseService,
  type DevhoseService,
} from '@pitstop/plugin-devhose-node';

/** Whatever goes wrong is to be seen: nothing should, on one machine. */
const logger: LoggerService = {
  error: console.error,
  warn: console.error,
  info: () => {},
  debug: () => {},
  child: () => logger,
};

/** The client that plugins have, with what it needs of their services. */
export function devhoseClient(origin: string, token: string): DevhoseService {
  const principal = { type: 'service', subject: 'benchmark' } as const;
  const auth: Pick<
    AuthService,
    'getOwnServiceCredentials' | 'getPluginRequestToken'
  > = {
    getOwnServiceCredentials: async () => ({
      $$type: '@backstage/BackstageCredentials',
      principal,
    }),
    getPluginRequestToken: async () => ({ token }),
  };
  const discovery: Pick<DiscoveryService, 'getBaseUrl'> = {
    getBaseUrl: async plugin => `${origin}/api/${plugin}`,
  };
  return HttpDevhoseService.create({ auth, discovery, logger });
}
