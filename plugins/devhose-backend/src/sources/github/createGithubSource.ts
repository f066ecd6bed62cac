import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  SourceSecrets,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import { GithubSource } from './GithubSource';
import { GithubApi } from './sweep/GithubApi';
import { GithubSweeper } from './sweep/GithubSweeper';
import { readSweepConfig } from './sweep/readSweepConfig';

/**
 * The source of GitHub as it is configured; undefined where it is off.
 *
 * @throws InputError if it is configured in a way that cannot be meant.
 */
export function createGithubSource(options: {
  config: Config;
  logger: LoggerService;
}): GithubSource | undefined {
  const senders = SourceSecrets.create({ ...options, path: 'github' });
  return senders && GithubSource.create(senders, createSweeper(options.config));
}

function createSweeper(config: Config): SourceSweeper | undefined {
  const sweep = readSweepConfig(config);
  if (sweep === undefined) {
    return undefined;
  }
  const { host, owners, every } = sweep;
  const integrations = ScmIntegrations.fromConfig(config);
  const apiBaseUrl = integrations.github.byHost(host)?.config.apiBaseUrl;
  if (apiBaseUrl === undefined) {
    throw new InputError(
      `devhose.sources.github.sweep needs credentials for ${host}; set them up under integrations.github`,
    );
  }
  const credentials =
    DefaultGithubCredentialsProvider.fromIntegrations(integrations);
  return GithubSweeper.create({
    api: GithubApi.create({ host, apiBaseUrl, credentials }),
    owners,
    every,
  });
}
