import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubAppConfig,
} from '@backstage/integration';
import { createAppAuth } from '@octokit/auth-app';
import { GithubApi, type GithubCredentials } from './GithubApi';
import { hookOfApp, hooksOfOwner, type GithubHooks } from './GithubHooks';
import type { GithubSweepConfig } from './readSweepConfig';

const key = 'devhose.sources.github.sweep';

/**
 * The webhooks that are swept, with the credentials of `integrations.github`.
 *
 * @throws InputError if it has none for them.
 */
export function createGithubHooks(
  config: Config,
  { host, owners, apps }: GithubSweepConfig,
): GithubHooks[] {
  const integrations = ScmIntegrations.fromConfig(config);
  const integration = integrations.github.byHost(host)?.config;
  const baseUrl = integration?.apiBaseUrl;
  if (baseUrl === undefined) {
    throw new InputError(
      `${key} needs credentials for ${host}; set them up under integrations.github`,
    );
  }
  const provider =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  const ofOwners = owners.map(owner => {
    // `orgs/northwind` is at /northwind, `repos/northwind/shop` at /northwind/shop.
    const url = `https://${host}/${owner.slice(owner.indexOf('/') + 1)}`;
    const credentials: GithubCredentials = async () =>
      (await provider.getCredentials({ url })).headers ?? {};
    return hooksOfOwner(GithubApi.create({ baseUrl, credentials }), owner);
  });
  const ofApps = apps.map(id => {
    const app = integration?.apps?.find(({ appId }) => String(appId) === id);
    if (app === undefined) {
      throw new InputError(
        `${key}.apps names the app ${id}, which ${host} does not have under integrations.github; add it there with its privateKey`,
      );
    }
    const credentials = credentialsOf(app);
    return hookOfApp(GithubApi.create({ baseUrl, credentials }), id);
  });
  return [...ofOwners, ...ofApps];
}

/** An app asks about itself by its own name, not as one of its installations. */
function credentialsOf({ appId, privateKey }: GithubAppConfig) {
  const authenticate = createAppAuth({ appId, privateKey });
  return async () => {
    const { token } = await authenticate({ type: 'app' });
    return { authorization: `Bearer ${token}` };
  };
}
