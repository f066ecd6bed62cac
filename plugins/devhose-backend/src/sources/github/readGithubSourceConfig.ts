import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How deliveries from GitHub are trusted. */
export interface GithubSourceConfig {
  /** Any of them may sign; more than one while they are being replaced. */
  secrets: readonly string[];
  allowUnsigned: boolean;
}

/**
 * The configuration of the source; undefined where there is none, and the
 * source is off.
 *
 * @throws InputError if it would let anybody in without saying so.
 */
export function readGithubSourceConfig(
  config: Config,
): GithubSourceConfig | undefined {
  const github = config.getOptionalConfig('devhose.sources.github');
  if (github === undefined) {
    return undefined;
  }
  const secrets = github.getOptionalStringArray('secrets') ?? [];
  const allowUnsigned = github.getOptionalBoolean('allowUnsigned') ?? false;
  if (secrets.some(secret => secret.trim() === '')) {
    throw new InputError(
      'devhose.sources.github.secrets has an empty secret; remove it or give it a value',
    );
  }
  if (secrets.length === 0 && !allowUnsigned) {
    throw new InputError(
      'devhose.sources.github.secrets is empty, so anybody could send deliveries; add the secret of your webhooks, or set devhose.sources.github.allowUnsigned to true',
    );
  }
  if (secrets.length > 0 && allowUnsigned) {
    throw new InputError(
      'devhose.sources.github has secrets and allowUnsigned, which would ignore them; remove one of the two',
    );
  }
  return { secrets, allowUnsigned };
}
