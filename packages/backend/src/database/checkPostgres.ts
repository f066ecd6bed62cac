import { Config } from '@backstage/config';
import { stringifyError } from '@backstage/errors';
import { Client, ClientConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import {
  MINIMUM_VERSION,
  refuseOtherServers,
  type ServerVersion,
} from './refuseOtherServers';
import { UnsupportedDatabaseError } from './UnsupportedDatabaseError';

const CONNECT_TIMEOUT_MILLISECONDS = 10_000;

/**
 * Makes sure that `backend.database` leads to a PostgreSQL that Pitstop runs on.
 *
 * @throws UnsupportedDatabaseError, whose message is one sentence for the operator
 */
export async function checkPostgres(config: Config): Promise<void> {
  refuseOtherClients(config);

  const connection = config.getOptional('backend.database.connection');
  if (!connection) {
    throw new UnsupportedDatabaseError(
      `No database is configured: set DATABASE_URL to a PostgreSQL ${MINIMUM_VERSION} or newer, such as postgresql://user:password@host:5432/pitstop.`,
    );
  }
  if (typeof connection === 'object' && isCloudConnection(config)) {
    // Its credentials are made by Backstage when the first plugin connects.
    return;
  }
  await checkServer(clientConfigFor(config));
}

function refuseOtherClients(config: Config) {
  const plugins = config.getOptionalConfig('backend.database.plugin');
  const keys = [
    'backend.database.client',
    ...(plugins?.keys() ?? []).map(
      id => `backend.database.plugin.${id}.client`,
    ),
  ];
  for (const key of keys) {
    const client = config.getOptionalString(key);
    if (client !== undefined && client !== 'pg') {
      throw new UnsupportedDatabaseError(
        `Pitstop runs on PostgreSQL ${MINIMUM_VERSION} or newer only, but ${key} is '${client}': set it to 'pg'.`,
      );
    }
  }
}

function isCloudConnection(config: Config): boolean {
  const type = config.getOptionalString('backend.database.connection.type');
  return type !== undefined && type !== 'default';
}

function clientConfigFor(config: Config): ClientConfig {
  const connection = config.get<string | ClientConfig>(
    'backend.database.connection',
  );
  const given =
    typeof connection === 'string' ? parseUrl(connection) : connection;
  return {
    ...given,
    // Unless all plugins share the database that the connection names, each
    // has its own, made by way of this one: the named one need not exist.
    database:
      config.getOptionalString('backend.database.pluginDivisionMode') ===
      'schema'
        ? given.database
        : 'postgres',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MILLISECONDS,
  };
}

function parseUrl(url: string): ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new UnsupportedDatabaseError(
      `Pitstop runs on PostgreSQL ${MINIMUM_VERSION} or newer only, but the database URL doesn't begin with postgresql://.`,
    );
  }
  return parseIntoClientConfig(url);
}

async function checkServer(clientConfig: ClientConfig) {
  const client = new Client(clientConfig);
  const address = `${client.host}:${client.port}`;
  // A connection that breaks while it is closed is no longer of interest, but
  // would end the process if nobody listened.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end();
    throw new UnsupportedDatabaseError(
      `Cannot use the PostgreSQL server at ${address}: ${stringifyError(
        error,
      )}; check DATABASE_URL or backend.database.connection.`,
    );
  }
  try {
    const { rows } = await client.query<ServerVersion>(
      `select version(), current_setting('server_version_num')::int as number`,
    );
    refuseOtherServers(rows[0], address);
  } finally {
    await client.end();
  }
}
