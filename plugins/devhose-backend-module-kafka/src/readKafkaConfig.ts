import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** How to reach the brokers. */
export interface KafkaConnection {
  brokers: string[];
  idempotent: boolean;
  tls?: ConnectionOptions;
  sasl?: {
    mechanism: (typeof mechanisms)[number];
    username: string;
    password: string;
  };
}

/** How to reach Kafka, what goes there, and what is taken from it. */
export interface KafkaConfig {
  connection: KafkaConnection;
  /** Undefined where nothing goes out. */
  topic?: string;
  types?: string[];
  /** Tells this installation from others on the same bus. */
  origin: string;
  inbound?: { topics: string[]; group: string };
}

/**
 * Undefined where Kafka isn't configured.
 *
 * @throws InputError if something cannot be meant, or a file cannot be read.
 */
export function readKafkaConfig(config: Config): KafkaConfig | undefined {
  const kafka = config.getOptionalConfig('devhose.kafka');
  if (kafka === undefined) {
    return undefined;
  }
  const inbound = kafka.getOptionalConfig('inbound');
  return {
    topic: kafka.getOptionalString('topic'),
    types: kafka.getOptionalStringArray('types'),
    origin: config.getString('backend.baseUrl'),
    inbound: inbound && {
      topics: inbound.getStringArray('topics'),
      group: inbound.getOptionalString('group') ?? 'devhose',
    },
    connection: {
      brokers: kafka.getStringArray('brokers'),
      idempotent: kafka.getOptionalBoolean('idempotent') ?? false,
      tls: readTls(kafka.getOptionalConfig('tls')),
      sasl: readSasl(kafka.getOptionalConfig('sasl')),
    },
  };
}

function readSasl(sasl: Config | undefined): KafkaConnection['sasl'] {
  if (sasl === undefined) {
    return undefined;
  }
  const given = sasl.getString('mechanism');
  const mechanism = mechanisms.find(known => known === given);
  if (mechanism === undefined) {
    throw new InputError(
      `devhose.kafka.sasl.mechanism is '${given}'; use ${mechanisms.join(
        ', ',
      )}`,
    );
  }
  return {
    mechanism,
    username: sasl.getString('username'),
    password: sasl.getString('password'),
  };
}

function readTls(tls: Config | undefined): ConnectionOptions | undefined {
  const serverName = tls?.getOptionalString('serverName');
  return (
    tls && {
      ca: readPem(tls, 'caFile'),
      cert: readPem(tls, 'certFile'),
      key: readPem(tls, 'keyFile'),
      // Given as undefined it would hide the name in the address.
      ...(serverName && { servername: serverName }),
    }
  );
}

function readPem(tls: Config, key: string): Buffer | undefined {
  const file = tls.getOptionalString(key);
  if (file === undefined) {
    return undefined;
  }
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError(
      `devhose.kafka.tls.${key} is '${file}', which cannot be read; name a file in PEM`,
      error,
    );
  }
}
