import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import ipaddr from 'ipaddr.js';
import { SecretBox } from '../deliver/webhooks';
import type { CopiedParts } from '../deliver/EventsCopy';
import type { ArchiveStore } from '../keep/archive/ArchiveStore';
import type { RetentionPolicy } from '../keep/RetentionPolicy';
import { createArchiveStore } from './createArchiveStore';
import { readRetentionPolicy } from './readRetentionPolicy';

const defaultMemoryLimitMegabytes = 256;

/** Less could not hold a single delivery of GitHub's size. */
const leastMemoryLimitMegabytes = 32;

/** Leaves most of the time to those who send and follow. */
const defaultReinterpretationShare = 0.25;

/** What can be configured beside the sources. */
export interface DevhoseConfig {
  ingestMemoryBytes: number;
  copiedParts: CopiedParts;
  /** Networks that webhooks may be posted to although they are not public. */
  webhookNetworks: string[];
  /** Encrypts the secrets of webhooks. */
  webhookSecrets: SecretBox;
  retention: RetentionPolicy;
  /** Where expired deliveries go; absent where nothing expires. */
  archiveStore: ArchiveStore | undefined;
  /** How much of the time deliveries may be read again. */
  reinterpretationShare: number;
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
  return {
    ingestMemoryBytes: megabytes * 1024 * 1024,
    copiedParts: {
      payloads:
        config.getOptionalBoolean('devhose.eventsService.payloads') ?? false,
      events:
        config.getOptionalBoolean('devhose.eventsService.events') ?? false,
    },
    webhookNetworks: readNetworks(config),
    webhookSecrets: SecretBox.create(
      config.getOptionalStringArray('devhose.webhooks.encryptionKeys') ?? [],
    ),
    retention: readRetentionPolicy(config),
    archiveStore: createArchiveStore(config),
    reinterpretationShare: readShare(config),
  };
}

function readShare(config: Config): number {
  const key = 'devhose.reinterpretation.share';
  const share = config.getOptionalNumber(key) ?? defaultReinterpretationShare;
  if (!(share > 0 && share <= 1)) {
    throw new InputError(
      `${key} is ${share}, but it is a share of the time; set it to more than 0 and at most 1`,
    );
  }
  return share;
}

function readNetworks(config: Config): string[] {
  const networksKey = 'devhose.webhooks.allowedNetworks';
  const networks = config.getOptionalStringArray(networksKey) ?? [];
  for (const network of networks) {
    if (!ipaddr.isValidCIDR(network)) {
      throw new InputError(
        `${networksKey} contains '${network}', which is no network; write it like 10.1.0.0/16`,
      );
    }
  }
  return networks;
}
