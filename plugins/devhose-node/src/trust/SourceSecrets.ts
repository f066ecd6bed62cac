import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';

/**
 * Who is trusted to send deliveries to a source.
 *
 * @public
 */
export interface TrustedSenders {
  /** Where the secrets are configured; told to senders who have none of them. */
  readonly key: string;
  /** Any of them may sign; more than one while they are being replaced. */
  readonly secrets: readonly string[];
  /** Whether deliveries are taken in without any proof. */
  readonly allowUnsigned: boolean;
}

/**
 * The secrets of a source, from `devhose.sources.<source>`: `secrets`, a list,
 * or else `allowUnsigned: true`.
 *
 * They follow the configuration while the backend runs, so that a secret can
 * be replaced without a restart. A change that would let anybody in, or nobody,
 * is logged and not followed.
 *
 * @public
 */
export class SourceSecrets implements TrustedSenders {
  readonly key: string;
  #trusted: Pick<TrustedSenders, 'secrets' | 'allowUnsigned'>;

  /**
   * @param options.path - Within `devhose.sources`, such as `github`.
   * @returns undefined where the source is not configured, and so is off.
   * @throws InputError if the configuration would let anybody in without
   *   saying so.
   */
  static create(options: {
    config: Config;
    logger: LoggerService;
    path: string;
  }): SourceSecrets | undefined {
    const { config, logger, path } = options;
    const source = `devhose.sources.${path}`;
    if (!config.has(source)) {
      return undefined;
    }
    const secrets = new SourceSecrets(source, readTrusted(config, source));
    config.subscribe?.(() => secrets.#follow(config, source, logger));
    return secrets;
  }

  private constructor(
    source: string,
    trusted: Pick<TrustedSenders, 'secrets' | 'allowUnsigned'>,
  ) {
    this.key = `${source}.secrets`;
    this.#trusted = trusted;
  }

  get secrets(): readonly string[] {
    return this.#trusted.secrets;
  }

  get allowUnsigned(): boolean {
    return this.#trusted.allowUnsigned;
  }

  #follow(config: Config, source: string, logger: LoggerService): void {
    try {
      this.#trusted = readTrusted(config, source);
    } catch (error) {
      logger.error(
        `The secrets of ${source} stay as they were, because the new ones cannot be used: ${
          toError(error).message
        }`,
      );
    }
  }
}

function readTrusted(
  config: Config,
  source: string,
): Pick<TrustedSenders, 'secrets' | 'allowUnsigned'> {
  const secrets = config.getOptionalStringArray(`${source}.secrets`) ?? [];
  const allowUnsigned =
    config.getOptionalBoolean(`${source}.allowUnsigned`) ?? false;
  if (secrets.some(secret => secret.trim() === '')) {
    throw new InputError(
      `${source}.secrets has an empty secret; remove it or give it a value`,
    );
  }
  if (secrets.length === 0 && !allowUnsigned) {
    throw new InputError(
      `${source}.secrets is empty, so anybody could send deliveries; add the secret of your webhooks, or set ${source}.allowUnsigned to true`,
    );
  }
  if (secrets.length > 0 && allowUnsigned) {
    throw new InputError(
      `${source} has secrets and allowUnsigned, which would ignore them; remove one of the two`,
    );
  }
  return { secrets, allowUnsigned };
}
