import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  SourceSecrets,
  type SourceSweeper,
} from '@pitstop/plugin-devhose-node';
import { GithubSource } from './GithubSource';
import { createGithubHooks } from './sweep/createGithubHooks';
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
  return GithubSweeper.create({
    hooks: createGithubHooks(config, sweep),
    every: sweep.every,
  });
}
