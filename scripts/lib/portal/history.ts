import { join } from 'node:path';
import { root } from '../../bootstrap/paths.mjs';
import { ManagedProcess } from '../managedProcess.ts';
import type { Company } from './company.ts';
import { endWithParentArgs, typescriptArgs } from './nodeArgs.ts';
import { sandboxCommand } from './sandbox.ts';

/** What the history is brought in with. */
export interface HistoryOptions {
  portalUrl: string;
  importToken: string;
  logDirectory: string;
  signal: AbortSignal;
}

/**
 * Brings the company's history into the portal: the sandbox tells it, Devhose's
 * own import takes it in. After an interruption it begins anew, and what is
 * there already stays as it is.
 */
export async function importHistory(
  company: Company,
  { portalUrl, importToken, logDirectory, signal }: HistoryOptions,
): Promise<void> {
  const history = await ManagedProcess.start({
    name: "the sandbox company's history",
    logName: 'history',
    logDirectory,
    command: 'node',
    args: sandboxCommand(company, 'history'),
    environment: { ...process.env, NODE_ENV: 'production' },
    output: 'pipe',
    stopPatienceSeconds: 2,
    endsWithParent: true,
  });
  const importer = await ManagedProcess.start({
    name: 'the import of the history',
    logName: 'import',
    logDirectory,
    command: 'node',
    args: [
      ...typescriptArgs,
      ...endWithParentArgs,
      join(root, 'plugins/devhose-backend/bin/devhose'),
      'import',
      `--url=${portalUrl}`,
      // All of it is on this machine: what is away for longer stays away.
      '--retry-for=20',
    ],
    environment: {
      ...process.env,
      DEVHOSE_TOKEN: importToken,
      NODE_ENV: 'production',
    },
    input: history.output,
    stopPatienceSeconds: 2,
    endsWithParent: true,
  });
  // The importer has its own end of the pipe now. With ours open, the history
  // would not notice when the importer dies.
  history.output?.destroy();
  try {
    await importer.complete(signal);
    // A history that broke off looks like one that ended, to the importer.
    await history.complete(signal);
  } finally {
    await Promise.all([importer.stop(), history.stop()]);
  }
}
