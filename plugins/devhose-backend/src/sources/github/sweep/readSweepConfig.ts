import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';

const key = 'devhose.sources.github.sweep';
const login = /^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i;
const fullName = /^[\w.-]+\/[\w.-]+$/;

/** Whose webhooks are swept, and how often. */
export interface GithubSweepConfig {
  /** Of `integrations.github`, with the credentials. */
  host: string;
  /** Such as `orgs/northwind` and `repos/northwind/shop`. */
  owners: string[];
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
    ...readNames(sweep, 'organizations', login, 'northwind').map(
      name => `orgs/${name}`,
    ),
    ...readNames(sweep, 'repositories', fullName, 'northwind/shop').map(
      name => `repos/${name}`,
    ),
  ];
  if (owners.length === 0) {
    throw new InputError(
      `${key} says of nobody that their webhooks are swept; name organizations or repositories, or remove it`,
    );
  }
  return {
    host: sweep.getOptionalString('host') ?? 'github.com',
    owners,
    every: sweep.has('every')
      ? readDurationFromConfig(sweep, { key: 'every' })
      : { minutes: 15 },
  };
}

function readNames(
  sweep: Config,
  kind: 'organizations' | 'repositories',
  shape: RegExp,
  example: string,
): string[] {
  const names = sweep.getOptionalStringArray(kind) ?? [];
  for (const name of names) {
    if (!shape.test(name)) {
      throw new InputError(
        `${key}.${kind} contains '${name}'; write them like ${example}`,
      );
    }
  }
  return names;
}
