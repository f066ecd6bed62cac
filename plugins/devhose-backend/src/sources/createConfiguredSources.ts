import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  SourceSecrets,
  type DeliverySource,
  type TrustedSenders,
} from '@pitstop/plugin-devhose-node';
import { GithubSource } from './github/GithubSource';

/** The tools that prove themselves by a secret, by the name of their configuration. */
const sourcesBySecret: ReadonlyMap<
  string,
  (senders: TrustedSenders) => DeliverySource
> = new Map([['github', senders => GithubSource.create(senders)]]);

/**
 * The sources that come with Devhose, as far as `devhose.sources` names them.
 *
 * @throws InputError if one is configured in a way that cannot be meant.
 */
export function createConfiguredSources(options: {
  config: Config;
  logger: LoggerService;
}): DeliverySource[] {
  const sources: DeliverySource[] = [];
  for (const [path, create] of sourcesBySecret) {
    const senders = SourceSecrets.create({ ...options, path });
    if (senders) {
      sources.push(create(senders));
    }
  }
  return sources;
}
