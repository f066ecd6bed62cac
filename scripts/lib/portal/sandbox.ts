import { join } from 'node:path';
import { root, stateDirectory } from '../../bootstrap/paths.mjs';
import { ManagedProcess } from '../managedProcess.ts';
import { type Secrets, webhookVariables } from '../secrets.ts';
import type { Company } from './company.ts';
import { endWithParentArgs, typescriptArgs } from './nodeArgs.ts';

/** Arguments for Node to run a command of the sandbox for a company. */
export function sandboxCommand(
  { size, until }: Company,
  ...args: string[]
): string[] {
  return [
    ...typescriptArgs,
    ...endWithParentArgs,
    join(root, 'packages/sandbox/src/main.ts'),
    ...args,
    `--size=${size}`,
    `--until=${until}`,
  ];
}

/** Starts the simulated company; it isn't ready yet. */
export async function startSandbox(
  company: Company,
  options: {
    port: number;
    /** The portal that its webhooks go to. */
    targetUrl: string;
    secrets: Secrets;
    logDirectory: string;
  },
): Promise<ManagedProcess> {
  return await ManagedProcess.start({
    name: 'the sandbox company',
    logName: 'sandbox',
    logDirectory: options.logDirectory,
    command: 'node',
    args: sandboxCommand(
      company,
      'serve',
      `--port=${options.port}`,
      `--target=${options.targetUrl}`,
      ...(company.watchedFrom ?? []).map(
        instant => `--watched-from=${instant}`,
      ),
    ),
    environment: {
      ...process.env,
      ...webhookVariables(options.secrets),
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
