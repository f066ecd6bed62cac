import { join } from 'node:path';
import { acquireLock } from '../bootstrap/lock.mjs';
import { root, stateDirectory } from '../bootstrap/paths.mjs';
import { ManagedProcess } from './managedProcess.ts';
import { contentHash, oncePerKey } from './stamp.ts';
import { packageDirectories } from './workspaces.ts';

const appDirectory = join(root, 'packages/app');

/** What goes into the bundle beside the packages of the workspace. */
const otherSources = ['yarn.lock', 'app-config.yaml'];

/**
 * Builds the frontend for production, unless it was built from the same sources
 * before. Its place is fixed, where the backend looks for it.
 */
export async function buildFrontend(options: {
  logDirectory: string;
  signal: AbortSignal;
  /** Called when there is something to do. */
  onBuild: () => void;
  /** Called when another command is at it. */
  onWait: () => void;
}): Promise<void> {
  const key = contentHash(root, [
    ...packageDirectories('app'),
    ...otherSources,
  ]);
  const lock = await acquireLock(stateDirectory, 'frontend', {
    onWait: options.onWait,
    signal: options.signal,
  });
  try {
    await oncePerKey(join(appDirectory, 'dist'), key, async () => {
      options.onBuild();
      await build(options);
    });
  } finally {
    await lock.release();
  }
}

async function build(options: { logDirectory: string; signal: AbortSignal }) {
  await ManagedProcess.run(
    {
      name: 'the build of the frontend',
      logName: 'frontend',
      logDirectory: options.logDirectory,
      command: 'backstage-cli',
      args: ['package', 'build', '--config', '../../app-config.yaml'],
      directory: appDirectory,
      environment: { ...process.env, NODE_ENV: 'production' },
      stopPatienceSeconds: 5,
      endsWithParent: false,
    },
    options.signal,
  );
}
