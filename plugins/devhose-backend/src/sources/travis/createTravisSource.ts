import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { readAddress, readAsking, readNames } from '../asking/readAsking';
import { ToolApi } from '../asking/ToolApi';
import { TravisSweeper } from './sweep/TravisSweeper';
import { TravisKeys } from './TravisKeys';
import { TravisSource } from './TravisSource';

const key = 'devhose.sources.travis';
const defaultApiUrl = 'https://api.travis-ci.com';
const defaultPages = 'https://app.travis-ci.com/github';
const login = { shape: /^[\w.-]+$/, example: 'northwind' };

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
  const sweeper = createSweeper(config);
  const apiUrls = readApiUrls(config);
  if (apiUrls === undefined) {
    return TravisSource.create(undefined, sweeper);
  }
  const keys = TravisKeys.create({ apiUrls, logger });
  config.subscribe?.(() => follow(config, keys, logger));
  return TravisSource.create(keys, sweeper);
}

function createSweeper(config: Config): TravisSweeper | undefined {
  const asking = readAsking(config, 'travis', {
    baseUrl: defaultApiUrl,
    every: { hours: 1 },
  });
  if (asking === undefined) {
    return undefined;
  }
  const { baseUrl, token, every } = asking;
  const sweep = `${key}.sweep`;
  const owners = readNames(asking.config, sweep, 'owners', login);
  if (owners.length === 0) {
    throw new InputError(
      `${sweep} says of nobody that their builds are asked for; name owners, or remove it`,
    );
  }
  return TravisSweeper.create({
    api: ToolApi.create({
      baseUrl,
      headers: () => ({
        'travis-api-version': '3',
        authorization: `token ${token()}`,
      }),
    }),
    owners,
    pages: readAddress(asking.config, sweep, 'pages', defaultPages),
    beginnings: asking.config.getOptionalBoolean('beginnings') ?? false,
    every,
  });
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
