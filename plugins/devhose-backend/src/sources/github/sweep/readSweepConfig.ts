import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import { readEvery, readNames } from '../../asking/readAsking';

const key = 'devhose.sources.github.sweep';
const login = {
  shape: /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i,
  example: 'northwind',
};
const fullName = { shape: /^[\w.-]+\/[\w.-]+$/, example: 'northwind/shop' };

/** Whose webhooks are swept, and how often. */
export interface GithubSweepConfig {
  /** Of `integrations.github`, with the credentials. */
  host: string;
  /** Such as `orgs/northwind` and `repos/northwind/shop`. */
  owners: string[];
  /** Ids of apps of `integrations.github`. */
  apps: string[];
  every: HumanDuration;
}

/**
 * @returns undefined where nothing is swept.
 * @throws InputError if it names nothing that could have webhooks.
 */
export function readSweepConfig(config: Config): GithubSweepConfig | undefined {
  if (!config.has(key)) {
    return undefined;
  }
  const sweep = config.getConfig(key);
  const owners = [
    ...readNames(sweep, key, 'organizations', login).map(
      name => `orgs/${name}`,
    ),
    ...readNames(sweep, key, 'repositories', fullName).map(
      name => `repos/${name}`,
    ),
  ];
  const apps = readApps(sweep);
  if (owners.length + apps.length === 0) {
    throw new InputError(
      `${key} says of nobody that their webhooks are swept; name organizations, repositories or apps, or remove it`,
    );
  }
  return {
    host: sweep.getOptionalString('host') ?? 'github.com',
    owners,
    apps,
    every: readEvery(sweep, { minutes: 15 }),
  };
}

/** Numbers; as text where they come out of the environment. */
function readApps(sweep: Config): string[] {
  const given = sweep.getOptional('apps') ?? [];
  const ids = Array.isArray(given) ? given.map(String) : [];
  if (!Array.isArray(given) || !ids.every(id => /^\d+$/.test(id))) {
    throw new InputError(
      `${key}.apps must be a list of the ids of GitHub Apps, such as [12345], got ${JSON.stringify(
        given,
      )}`,
    );
  }
  return ids;
}
