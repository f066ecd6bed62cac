import { resolve } from 'node:path';
import { startBackend } from '../lib/backendProcess';
import type { IngestTarget, TargetOptions } from './IngestTarget';

/** What a plugin of Backstage could take in that has nothing to write. */
export async function startDropping(
  options: TargetOptions,
): Promise<IngestTarget> {
  const backend = await startBackend({
    entry: resolve(__dirname, 'droppingBackend.ts'),
    databaseUrl: options.databaseUrl,
    databasePrefix: `${options.databasePrefix}d_`,
    config: { benchmark: { secret: options.secret } },
    logFile: `${options.logDirectory}/dropping.log`,
  });
  const url = `${backend.origin}/api/dropping`;
  return {
    origin: backend.origin,
    path: '/api/dropping',
    async kept() {
      const { accepted } = await (await fetch(url)).json();
      return accepted;
    },
    stop: backend.stop,
  };
}
