import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { SourceSecrets } from '@pitstop/plugin-devhose-node';
import { StandardWebhookSource } from './StandardWebhookSource';

const key = 'standardWebhooks';
const id = /^[a-z][a-z0-9-]{0,31}$/;

/**
 * A source for each name under `devhose.sources.standardWebhooks`.
 *
 * @throws InputError if a name can't be one of an address.
 */
export function createStandardWebhookSources(options: {
  config: Config;
  logger: LoggerService;
}): StandardWebhookSource[] {
  const { config } = options;
  const names =
    config.getOptionalConfig(`devhose.sources.${key}`)?.keys() ?? [];
  return names
    .map(name => {
      if (!id.test(name)) {
        throw new InputError(
          `devhose.sources.${key}.${name} must be a lower-case word, because it becomes part of an address`,
        );
      }
      const path = `${key}.${name}`;
      const senders = SourceSecrets.create({ ...options, path });
      return senders && StandardWebhookSource.create(name, senders);
    })
    .filter(source => source !== undefined);
}
