import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { SourceLimits } from '@pitstop/plugin-devhose-common';
import type { DeliverySource } from '@pitstop/plugin-devhose-node';

const key = 'devhose.ingest.limits';
const everySource = 'default';

const defaults = {
  headers: 100,
  headerKilobytes: 16,
  requestsPerSecond: 2000,
  burst: 10_000,
  concurrentRequests: 500,
  bodySeconds: 30,
} as const;

type LimitName = keyof typeof defaults | 'bodyKilobytes';

/**
 * What a source takes: as configured for it, else as configured for all, else
 * what suits the largest organisation. A body is never larger than its tool sends.
 *
 * @throws InputError if a limit is not positive.
 */
export function readSourceLimits(
  config: Config,
  source: DeliverySource,
): SourceLimits {
  const read = (name: LimitName): number | undefined =>
    readLimit(config, `${key}.${source.id}.${name}`) ??
    readLimit(config, `${key}.${everySource}.${name}`);
  const limit = (name: keyof typeof defaults) => read(name) ?? defaults[name];
  const bodyKilobytes = read('bodyKilobytes') ?? Infinity;
  return {
    bodyBytes: Math.min(source.bodyLimitBytes, bodyKilobytes * 1024),
    headers: limit('headers'),
    headerBytes: limit('headerKilobytes') * 1024,
    requestsPerSecond: limit('requestsPerSecond'),
    burst: limit('burst'),
    concurrentRequests: limit('concurrentRequests'),
    bodyMilliseconds: limit('bodySeconds') * 1000,
  };
}

function readLimit(config: Config, path: string): number | undefined {
  const value = config.getOptionalNumber(path);
  if (value !== undefined && !(value > 0)) {
    throw new InputError(
      `${path} is ${value}, which would let nothing in; take the source out of devhose.sources to turn it off`,
    );
  }
  return value;
}
