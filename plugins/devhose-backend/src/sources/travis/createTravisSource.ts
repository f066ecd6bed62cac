import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
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
  const apiUrls = config.getOptionalStringArray(`${key}.apiUrls`);
  if (config.getOptionalBoolean(`${key}.allowUnsigned`)) {
    if (apiUrls) {
      throw new InputError(
        `${key} has apiUrls and allowUnsigned, which would ignore them; remove one of the two`,
      );
    }
    return TravisSource.create(undefined);
  }
  if (apiUrls?.length === 0 || apiUrls?.some(url => !isHttp(url))) {
    throw new InputError(
      `${key}.apiUrls must be addresses of Travis CI's API, such as ${defaultApiUrl}`,
    );
  }
  return TravisSource.create(
    TravisKeys.create({ apiUrls: apiUrls ?? [defaultApiUrl], logger }),
  );
}

function isHttp(url: string): boolean {
  return /^https?:\/\/[^/]+(\/.*[^/])?$/.test(url);
}
