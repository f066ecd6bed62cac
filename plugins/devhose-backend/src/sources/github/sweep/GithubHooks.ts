import { ConflictError, NotFoundError } from '@backstage/errors';
import { Fields } from '@pitstop/plugin-devhose-node';
import { isIngestAddress } from '../../asking/isIngestAddress';
import type { GithubApi } from './GithubApi';

/** Webhooks to this portal, and who may ask what they sent. */
export interface GithubHooks {
  api: GithubApi;
  /**
   * Their paths, such as `/orgs/northwind/hooks/7`.
   *
   * @throws NotFoundError or ConflictError if there are none to a portal.
   */
  find(signal: AbortSignal): Promise<string[]>;
}

/**
 * Those of an organisation or repository that send to a portal; others are none of ours.
 *
 * @param owner - Such as `orgs/northwind` and `repos/northwind/shop`.
 * @see https://docs.github.com/en/rest/orgs/webhooks#list-organization-webhooks
 */
export function hooksOfOwner(api: GithubApi, owner: string): GithubHooks {
  return {
    api,
    async find(signal) {
      const paths: string[] = [];
      const path = `/${owner}/hooks`;
      for await (const page of api.pages(path, signal)) {
        for (const hook of Fields.create({ page }).objects('page')) {
          if (isOurs(hook.object('config'))) {
            paths.push(`${path}/${hook.count('id')}`);
          }
        }
      }
      if (paths.length === 0) {
        throw new NotFoundError(
          `${owner} has no webhook to …/api/devhose/ingest/github; set one up, or take it out of devhose.sources.github.sweep`,
        );
      }
      return paths;
    },
  };
}

/**
 * The one of a GitHub App, which tells of all who have installed it.
 *
 * @param appId - That `api` asks as.
 * @see https://docs.github.com/en/rest/apps/webhooks
 */
export function hookOfApp(api: GithubApi, appId: string): GithubHooks {
  return {
    api,
    async find(signal) {
      const config = Fields.create(await api.get('/app/hook/config', signal));
      if (!isOurs(config)) {
        throw new ConflictError(
          `The webhook of the GitHub App ${appId} does not go to …/api/devhose/ingest/github; let it, or take the app out of devhose.sources.github.sweep`,
        );
      }
      return ['/app/hook'];
    },
  };
}

function isOurs(config: Fields): boolean {
  return isIngestAddress(config.optionalString('url') ?? '', 'github');
}
