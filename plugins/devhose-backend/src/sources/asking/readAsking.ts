import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';

const httpAddress = /^https?:\/\/[^/]+(\/.*[^/])?$/;

/** Where a tool is asked what it sent, and how often. */
export interface Asking {
  /** `devhose.sources.<source>.sweep`, for what only this tool wants to know. */
  config: Config;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Follows the configuration, so that it can be replaced without a restart. */
  token: () => string;
  every: HumanDuration;
}

/**
 * @param usual - What goes without saying.
 * @returns undefined where the source is not swept.
 * @throws InputError if the address is none, or where there is no token.
 */
export function readAsking(
  config: Config,
  source: string,
  usual: { baseUrl?: string; every: HumanDuration },
): Asking | undefined {
  const key = `devhose.sources.${source}.sweep`;
  if (!config.has(key)) {
    return undefined;
  }
  const sweep = config.getConfig(key);
  const token = () => config.getString(`${key}.token`);
  token();
  return {
    config: sweep,
    baseUrl: readAddress(sweep, key, 'baseUrl', usual.baseUrl),
    token,
    every: readEvery(sweep, usual.every),
  };
}

/** @throws InputError if it is no http address, or ends with a slash. */
export function readAddress(
  sweep: Config,
  key: string,
  name: string,
  usual: string | undefined,
): string {
  const address = sweep.getOptionalString(name) ?? usual;
  if (address === undefined || !httpAddress.test(address)) {
    throw new InputError(
      `${key}.${name} must be an address without a slash at its end, such as https://tool.example, got ${
        address === undefined ? 'none' : `'${address}'`
      }`,
    );
  }
  return address;
}

/** How often a tool is asked. */
export function readEvery(sweep: Config, usual: HumanDuration): HumanDuration {
  return sweep.has('every')
    ? readDurationFromConfig(sweep, { key: 'every' })
    : usual;
}

/** @throws InputError if one of them is not of that shape. */
export function readNames(
  sweep: Config,
  key: string,
  name: string,
  { shape, example }: { shape: RegExp; example: string },
): string[] {
  const names = sweep.getOptionalStringArray(name) ?? [];
  for (const each of names) {
    if (!shape.test(each)) {
      throw new InputError(
        `${key}.${name} contains '${each}'; write them like ${example}`,
      );
    }
  }
  return names;
}
