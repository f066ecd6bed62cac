import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ConnectionOptions } from '@nats-io/transport-node';

/** How to reach NATS, and what is put where. */
export interface NatsConfig {
  connection: ConnectionOptions;
  stream: string;
  subjectPrefix: string;
  types?: string[];
  /** Tells this installation from others on the same bus. */
  origin: string;
}

const streamName = /^[A-Za-z0-9_-]+$/;
const subjectPrefix = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/**
 * Undefined where NATS isn't configured.
 *
 * @throws InputError if a name is none.
 */
export function readNatsConfig(config: Config): NatsConfig | undefined {
  const nats = config.getOptionalConfig('devhose.nats');
  if (nats === undefined) {
    return undefined;
  }
  const tls = nats.getOptionalConfig('tls');
  return {
    stream: readName(nats, 'stream', 'DEVHOSE', streamName),
    subjectPrefix: readName(nats, 'subjectPrefix', 'devhose', subjectPrefix),
    types: nats.getOptionalStringArray('types'),
    origin: config.getString('backend.baseUrl'),
    connection: {
      name: 'devhose',
      servers: nats.getStringArray('servers'),
      user: nats.getOptionalString('user'),
      pass: nats.getOptionalString('password'),
      token: nats.getOptionalString('token'),
      tls: tls && {
        caFile: tls.getOptionalString('caFile'),
        certFile: tls.getOptionalString('certFile'),
        keyFile: tls.getOptionalString('keyFile'),
      },
    },
  };
}

function readName(
  nats: Config,
  key: string,
  fallback: string,
  pattern: RegExp,
): string {
  const name = nats.getOptionalString(key) ?? fallback;
  if (!pattern.test(name)) {
    throw new InputError(
      `devhose.nats.${key} is '${name}'; use letters, digits, dashes and underscores`,
    );
  }
  return name;
}
