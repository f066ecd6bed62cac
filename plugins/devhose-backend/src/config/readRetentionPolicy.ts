import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { RetentionPolicy, type Retention } from '../keep/RetentionPolicy';

const retentionKey = 'devhose.retention';

/** @throws InputError if events were to go before the raw, or the raw nowhere. */
export function readRetentionPolicy(config: Config): RetentionPolicy {
  const retention = config.getOptionalConfig(retentionKey);
  const standard = readRetention(retention, {}, retentionKey);
  const sources = retention?.getOptionalConfig('sources');
  const bySource = new Map<string, Retention>();
  for (const source of sources?.keys() ?? []) {
    bySource.set(
      source,
      readRetention(
        sources?.getConfig(source),
        standard,
        `${retentionKey}.sources.${source}`,
      ),
    );
  }
  const policy = RetentionPolicy.create(standard, bySource);
  if (!policy.keepsAll && !config.has('devhose.archive')) {
    throw new InputError(
      `${retentionKey} is set, but not where to: what expires is written to devhose.archive before it is removed; set devhose.archive.directory or devhose.archive.s3`,
    );
  }
  return policy;
}

function readRetention(
  config: Config | undefined,
  standard: Retention,
  key: string,
): Retention {
  const retention = {
    rawMilliseconds: readMilliseconds(config, 'raw', standard.rawMilliseconds),
    eventsMilliseconds: readMilliseconds(
      config,
      'events',
      standard.eventsMilliseconds,
    ),
  };
  const { rawMilliseconds = Infinity, eventsMilliseconds = Infinity } =
    retention;
  if (eventsMilliseconds < rawMilliseconds) {
    throw new InputError(
      `${key}.events is shorter than ${key}.raw: events are made of the raw and are kept at least as long; make it longer, or set raw as well`,
    );
  }
  return retention;
}

function readMilliseconds(
  config: Config | undefined,
  key: string,
  standard: number | undefined,
): number | undefined {
  if (!config?.has(key)) {
    return standard;
  }
  if (config.getOptional(key) === 'forever') {
    return undefined;
  }
  const milliseconds = durationToMilliseconds(
    readDurationFromConfig(config, { key }),
  );
  if (milliseconds <= 0) {
    throw new InputError(
      `devhose.retention has '${key}' that is not longer than nothing; give a duration such as 'P400D', or 'forever'`,
    );
  }
  return milliseconds;
}
