import { resolve } from 'node:path';
import { Client } from 'pg';
import { startBackend, type BackendProcess } from '../lib/backendProcess';
import type { IngestTarget, TargetOptions } from './IngestTarget';

/** Where Devhose keeps its log. */
export function devhoseDatabaseUrl(options: TargetOptions): string {
  const url = new URL(options.databaseUrl);
  url.pathname = `/${options.databasePrefix}devhose`;
  return url.toString();
}

/** Devhose, in a backend that has nothing else. */
export async function startDevhose(
  options: TargetOptions,
): Promise<IngestTarget & BackendProcess> {
  const backend = await startBackend({
    entry: resolve(__dirname, 'devhoseBackend.ts'),
    databaseUrl: options.databaseUrl,
    databasePrefix: options.databasePrefix,
    config: {
      devhose: {
        sources: { github: { secrets: [options.secret] } },
        // One source gets what a flood would be; how fast it can be is the question.
        ingest: { limits: { github: { requestsPerSecond: 1e6, burst: 1e6 } } },
      },
    },
    logFile: `${options.logDirectory}/devhose.log`,
  });
  return {
    ...backend,
    path: '/api/devhose/ingest/github',
    async kept() {
      const client = new Client(devhoseDatabaseUrl(options));
      await client.connect();
      const { rows } = await client.query(
        'select count(*)::integer as kept from deliveries',
      );
      await client.end();
      return rows[0].kept;
    },
  };
}
