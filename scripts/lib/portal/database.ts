import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SentenceError } from '../../bootstrap/sentenceError.mjs';
import { EmbeddedPostgres } from '../postgres/embeddedPostgres.ts';
import type { Secrets } from '../secrets.ts';
import type { CommandContext } from '../command.ts';

/** PostgreSQL's own default, which the pools in app-config.yaml are made for. */
const DEFAULT_CONNECTIONS = 100;

/** The database of a local portal. */
export interface PortalDatabase {
  url: string;
  embedded: boolean;
  /** As in `PostgreSQL 18.4`. */
  description: string;
  /** For what must be forgotten together with its data. */
  stateDirectory: string;
  /** Rejects with a sentence when it ends without having been asked. */
  watch(): Promise<never>;
}

/** What the database is opened with. */
export interface PortalDatabaseOptions {
  /** Somebody else's server; without it, one of our own. */
  externalUrl?: string;
  dataDirectory: string;
  logDirectory: string;
  secrets: Secrets;
  /** False only for data that nobody will miss. */
  durable: boolean;
}

/** Opens the database that a local portal keeps its data in. */
export async function openDatabase(
  options: PortalDatabaseOptions,
  { cleanup, signal }: CommandContext,
): Promise<PortalDatabase> {
  if (options.externalUrl) {
    return await useExternal(options.externalUrl, options.dataDirectory);
  }
  const server = await EmbeddedPostgres.start({
    directory: embeddedDirectory(options.dataDirectory),
    logDirectory: options.logDirectory,
    password: options.secrets.databasePassword,
    durable: options.durable,
    maximumConnections: DEFAULT_CONNECTIONS,
    signal,
  });
  cleanup.defer(() => server.stop());
  return {
    url: server.url,
    embedded: true,
    description: `PostgreSQL ${server.version}`,
    stateDirectory: server.directory,
    watch: () => server.watch(),
  };
}

/** Where the embedded database of a data directory lives. */
export function embeddedDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'postgres');
}

async function useExternal(
  url: string,
  dataDirectory: string,
): Promise<PortalDatabase> {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url)) {
    throw new SentenceError(
      'DATABASE_URL has to look like postgresql://user:password@host/database: Pitstop runs on PostgreSQL 14 or newer only.',
    );
  }
  const { host, pathname } = new URL(url);
  const key = createHash('sha256').update(`${host}${pathname}`).digest('hex');
  const directory = join(dataDirectory, `external-${key.slice(0, 12)}`);
  await mkdir(directory, { recursive: true });
  return {
    url,
    embedded: false,
    description: `PostgreSQL at ${host}, from DATABASE_URL`,
    stateDirectory: directory,
    watch: () => new Promise(() => {}),
  };
}
