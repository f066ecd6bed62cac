import { join } from 'node:path';
import { root, stateDirectory } from '../../bootstrap/paths.mjs';
import { ManagedProcess } from '../managedProcess.ts';
import { endWithParentArgs, typescriptArgs } from './nodeArgs.ts';

/** How large the simulated company is. */
export const sandboxSizes = ['tiny', 'small', 'reference'] as const;

/** @see sandboxSizes */
export type SandboxSize = (typeof sandboxSizes)[number];

/** Arguments for Node to run a command of the sandbox. */
export function sandboxCommand(...args: string[]): string[] {
  return [
    ...typescriptArgs,
    join(root, 'packages/sandbox/src/main.ts'),
    ...args,
  ];
}

/** Starts the simulated company; it isn't ready yet. */
export async function startSandbox(options: {
  port: number;
  size: SandboxSize;
  /** The portal that its webhooks go to. */
  targetUrl: string;
  webhookSecret: string;
  logDirectory: string;
}): Promise<ManagedProcess> {
  return await ManagedProcess.start({
    name: 'the sandbox company',
    logName: 'sandbox',
    logDirectory: options.logDirectory,
    command: process.execPath,
    args: [
      ...endWithParentArgs,
      ...sandboxCommand(
        'serve',
        '--port',
        String(options.port),
        '--size',
        options.size,
        '--target',
        options.targetUrl,
      ),
    ],
    environment: {
      ...process.env,
      PITSTOP_GITHUB_WEBHOOK_SECRET: options.webhookSecret,
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(stateDirectory, 'compile-cache'),
    },
    stopPatienceSeconds: 5,
    endsWithParent: true,
  });
}

/** Whether the company answers. */
export async function isSandboxReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
