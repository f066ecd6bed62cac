import { readFile, rm } from 'node:fs/promises';
import pg from 'pg';
import { ManagedProcess } from '../managedProcess.ts';
import { findFreePort } from '../ports.ts';
import { databaseAccount } from './account.ts';
import { damaged, databaseUser, ensureCluster } from './cluster.ts';
import { stopEarlierServer } from './earlierServer.ts';
import { reachablePlace } from './reachable.ts';

/** What an embedded database is started with. */
export interface EmbeddedPostgresOptions {
  /** Where it should live. */
  directory: string;
  logDirectory: string;
  password: string;
  /** False only for data that nobody will miss. */
  durable: boolean;
  maximumConnections: number;
  /** Where it listens, if that matters; else on a port that is free. */
  port?: number;
  /** More of PostgreSQL's own settings. */
  settings?: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

const throwAwaySettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** A PostgreSQL server of our own, reachable from this machine only. */
export class EmbeddedPostgres {
  readonly #server: ManagedProcess;
  /** Of its maintenance database. */
  readonly url: string;
  readonly version: string;
  /** Holds its data, and what must be forgotten together with them. */
  readonly directory: string;

  static async start(
    options: EmbeddedPostgresOptions,
  ): Promise<EmbeddedPostgres> {
    const account = databaseAccount();
    const { binaries, directory } = await reachablePlace(
      options.directory,
      account,
    );
    const data = await ensureCluster({
      binaries,
      directory,
      account,
      password: options.password,
      durable: options.durable,
    });
    await stopEarlierServer(data);

    const port = options.port ?? (await findFreePort());
    const server = await ManagedProcess.start({
      name: 'the database',
      logName: 'postgres',
      logDirectory: options.logDirectory,
      command: binaries.postgres,
      args: ['-D', data, ...settings(port, options)],
      environment: { ...process.env, LC_ALL: 'C' },
      directory: '/',
      account,
      // A fast shutdown: connections are closed, nothing is lost.
      stopSignal: 'SIGINT',
      stopPatienceSeconds: 30,
      endsWithParent: false,
    });
    const url = `postgresql://${databaseUser}:${options.password}@127.0.0.1:${port}/postgres`;
    try {
      await server.ready(() => accepts(url), options.signal);
    } catch (error) {
      await server.stop();
      throw await explain(error, server, data);
    }
    return new EmbeddedPostgres(server, url, binaries.version, directory);
  }

  private constructor(
    server: ManagedProcess,
    url: string,
    version: string,
    directory: string,
  ) {
    this.#server = server;
    this.url = url;
    this.version = version;
    this.directory = directory;
  }

  /** Rejects with a sentence when the server ends without having been asked. */
  watch(): Promise<never> {
    return this.#server.watch();
  }

  async stop(): Promise<void> {
    await this.#server.stop();
  }
}

/** Removes the data of a database that is not running. */
export async function removeData(directory: string): Promise<void> {
  const place = await reachablePlace(directory, databaseAccount());
  await stopEarlierServer(`${place.directory}/data`);
  await rm(place.directory, { recursive: true, force: true });
}

function settings(port: number, options: EmbeddedPostgresOptions): string[] {
  return Object.entries({
    port: String(port),
    listen_addresses: '127.0.0.1',
    // Their paths are limited to ~100 bytes, and nobody needs them.
    unix_socket_directories: '',
    max_connections: String(options.maximumConnections),
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.durable ? {} : throwAwaySettings),
    ...options.settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '28P01') {
      throw error;
    }
    // Not yet.
    return false;
  } finally {
    await client.end();
  }
}

async function explain(
  error: unknown,
  server: ManagedProcess,
  data: string,
): Promise<unknown> {
  if (error instanceof pg.DatabaseError) {
    return damaged(data, 'it does not know the password in secrets.json');
  }
  const log = await readFile(server.logPath, 'utf8');
  // Before it has read its configuration it speaks without a severity.
  const reason = /^(?:.*?\b(?:FATAL|PANIC):\s+|postgres: )(.*)$/m.exec(
    log,
  )?.[1];
  return reason && !/space|shared memory/.test(reason)
    ? damaged(data, reason)
    : error;
}
