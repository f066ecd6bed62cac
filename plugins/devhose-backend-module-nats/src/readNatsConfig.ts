import { readFileSync } from 'node:fs';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  credsAuthenticator,
  nkeyAuthenticator,
  type ConnectionOptions,
} from '@nats-io/transport-node';

/** A stream whose messages are taken in. */
export interface InboundStream {
  stream: string;
  /** The durable consumer that remembers how far it is. */
  consumer: string;
  /** All of the stream's if empty. */
  subjects: string[];
}

/** How to reach NATS, what is put where, and what is taken from it. */
export interface NatsConfig {
  connection: ConnectionOptions;
  /** Whether events go out. */
  publish: boolean;
  stream: string;
  subjectPrefix: string;
  types?: string[];
  /** Tells this installation from others on the same bus. */
  origin: string;
  inbound: InboundStream[];
}

const streamName = /^[A-Za-z0-9_-]+$/;
const subjectPrefix = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/**
 * Undefined where NATS isn't configured.
 *
 * @throws InputError if a name is none, or a file cannot be read.
 */
export function readNatsConfig(config: Config): NatsConfig | undefined {
  const nats = config.getOptionalConfig('devhose.nats');
  if (nats === undefined) {
    return undefined;
  }
  return {
    publish: nats.getOptionalBoolean('publish') ?? true,
    stream: readName(nats, 'stream', 'DEVHOSE', streamName),
    subjectPrefix: readName(nats, 'subjectPrefix', 'devhose', subjectPrefix),
    types: nats.getOptionalStringArray('types'),
    origin: config.getString('backend.baseUrl'),
    inbound: (nats.getOptionalConfigArray('inbound') ?? []).map(
      (inbound, index) => ({
        stream: readName(
          inbound,
          'stream',
          '',
          streamName,
          `inbound[${index}].stream`,
        ),
        consumer: readName(
          inbound,
          'consumer',
          'devhose',
          streamName,
          `inbound[${index}].consumer`,
        ),
        subjects: inbound.getOptionalStringArray('subjects') ?? [],
      }),
    ),
    connection: readConnection(nats),
  };
}

function readConnection(nats: Config): ConnectionOptions {
  const tls = nats.getOptionalConfig('tls');
  const nkeySeed = nats.getOptionalString('nkeySeed');
  const credentialsFile = nats.getOptionalString('credentialsFile');
  return {
    name: 'devhose',
    servers: nats.getStringArray('servers'),
    user: nats.getOptionalString('user'),
    pass: nats.getOptionalString('password'),
    token: nats.getOptionalString('token'),
    authenticator: [
      ...(nkeySeed ? [nkeyAuthenticator(Buffer.from(nkeySeed))] : []),
      ...(credentialsFile
        ? [credsAuthenticator(readCredentials(credentialsFile))]
        : []),
    ],
    tls: tls && {
      caFile: tls.getOptionalString('caFile'),
      certFile: tls.getOptionalString('certFile'),
      keyFile: tls.getOptionalString('keyFile'),
    },
  };
}

function readCredentials(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError(
      `devhose.nats.credentialsFile is '${file}', which cannot be read; name the file that nsc or NATS made`,
      error,
    );
  }
}

function readName(
  config: Config,
  key: string,
  fallback: string,
  pattern: RegExp,
  path = key,
): string {
  const name = config.getOptionalString(key) ?? fallback;
  if (!pattern.test(name)) {
    throw new InputError(
      `devhose.nats.${path} is '${name}'; use letters, digits, dashes and underscores`,
    );
  }
  return name;
}
