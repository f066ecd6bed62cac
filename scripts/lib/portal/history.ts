import { join } from 'node:path';
import { root } from '../../bootstrap/paths.mjs';
import { ManagedProcess } from '../managedProcess.ts';
import { endWithParentArgs, typescriptArgs } from './nodeArgs.ts';
import { type SandboxSize, sandboxCommand } from './sandbox.ts';

/** What the history is brought in with. */
export interface HistoryOptions {
  portalUrl: string;
  size: SandboxSize;
  importToken: string;
  /** Where the import remembers how far it has come. */
  statePath: string;
  logDirectory: string;
  signal: AbortSignal;
}

/**
 * Brings the company's past into the portal: the sandbox tells it, Devhose's
 * own import takes it in. Goes on where an interrupted import has stopped.
 */
export async function importHistory(options: HistoryOptions): Promise<void> {
  const { logDirectory, signal } = options;
  const history = await ManagedProcess.start({
    name: "the sandbox company's history",
    logName: 'history',
    logDirectory,
    command: process.execPath,
    args: [
      ...endWithParentArgs,
      ...sandboxCommand('history', '--size', options.size),
    ],
    environment: { ...process.env, NODE_ENV: 'production' },
    output: 'pipe',
    stopPatienceSeconds: 2,
    endsWithParent: true,
  });
  const importer = await ManagedProcess.start({
    name: 'the import of the history',
    logName: 'import',
    logDirectory,
    command: process.execPath,
    args: [
      ...typescriptArgs,
      ...endWithParentArgs,
      join(root, 'plugins/devhose-backend/bin/devhose'),
      'import',
      '--url',
      options.portalUrl,
      '--token',
      options.importToken,
      '--state',
      options.statePath,
      '-',
    ],
    environment: { ...process.env, NODE_ENV: 'production' },
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
