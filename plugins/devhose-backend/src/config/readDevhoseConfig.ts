import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const defaultMemoryLimitMegabytes = 256;

/** Less could not hold a single delivery of GitHub's size. */
const leastMemoryLimitMegabytes = 32;

/** What can be configured beside the sources. */
export interface DevhoseConfig {
  ingestMemoryBytes: number;
}

/** @throws InputError if a value makes no sense. */
export function readDevhoseConfig(config: Config): DevhoseConfig {
  const key = 'devhose.ingest.memoryLimitMegabytes';
  const megabytes =
    config.getOptionalNumber(key) ?? defaultMemoryLimitMegabytes;
  if (megabytes < leastMemoryLimitMegabytes) {
    throw new InputError(
      `${key} is ${megabytes}, but one delivery can be 25 MB; set it to ${leastMemoryLimitMegabytes} or more`,
    );
  }
  return { ingestMemoryBytes: megabytes * 1024 * 1024 };
}
