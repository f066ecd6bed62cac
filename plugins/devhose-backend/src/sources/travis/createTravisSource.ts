import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { TravisKeys } from './TravisKeys';
import { TravisSource } from './TravisSource';

const key = 'devhose.sources.travis';
const defaultApiUrl = 'https://api.travis-ci.com';

/**
 * The source of Travis CI as it is configured; undefined where it is off.
 *
 * @throws InputError if it says both whom to trust and to trust anybody.
 */
export function createTravisSource(options: {
  config: Config;
  logger: LoggerService;
}): TravisSource | undefined {
  const { config, logger } = options;
  if (!config.has(key)) {
    return undefined;
  }
  const apiUrls = readApiUrls(config);
  if (apiUrls === undefined) {
    return TravisSource.create(undefined);
  }
  const keys = TravisKeys.create({ apiUrls, logger });
  config.subscribe?.(() => follow(config, keys, logger));
  return TravisSource.create(keys);
}

/** A change that cannot be meant is logged and not followed. */
function follow(config: Config, keys: TravisKeys, logger: LoggerService): void {
  try {
    const apiUrls = readApiUrls(config);
    if (apiUrls === undefined) {
      throw new InputError('it would let anybody in; restart to have it so');
    }
    keys.trust(apiUrls);
  } catch (error) {
    logger.error(
      `${key}.apiUrls stay as they were, because the new ones cannot be used: ${
        toError(error).message
      }`,
    );
  }
}

/** Undefined where nobody has to prove anything. */
function readApiUrls(config: Config): string[] | undefined {
  const apiUrls = config.getOptionalStringArray(`${key}.apiUrls`);
  if (config.getOptionalBoolean(`${key}.allowUnsigned`)) {
    if (apiUrls) {
      throw new InputError(
        `${key} has apiUrls and allowUnsigned, which would ignore them; remove one of the two`,
      );
    }
    return undefined;
  }
  if (apiUrls?.length === 0 || apiUrls?.some(url => !isHttp(url))) {
    throw new InputError(
      `${key}.apiUrls must be addresses of Travis CI's API, such as ${defaultApiUrl}`,
    );
  }
  return apiUrls ?? [defaultApiUrl];
}

function isHttp(url: string): boolean {
  return /^https?:\/\/[^/]+(\/.*[^/])?$/.test(url);
}
