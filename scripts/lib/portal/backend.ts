import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, stateDirectory } from '../../bootstrap/paths.mjs';
import { ManagedProcess } from '../managedProcess.ts';
import type { Secrets } from '../secrets.ts';
import { endWithParentArgs, typescriptArgs } from './nodeArgs.ts';

/** What the backend of a local portal is started with. */
export interface BackendOptions {
  port: number;
  /** Where people open the portal. */
  appUrl: string;
  sandboxUrl: string;
  database: { url: string; embedded: boolean };
  secrets: Secrets;
  logDirectory: string;
}

const backendDirectory = join(root, 'packages/backend');

/** Configuration of a local portal, in the order in which it is merged. */
export function configurationFiles(): string[] {
  return ['app-config.yaml', 'app-config.sandbox.yaml', 'app-config.local.yaml']
    .map(name => join(root, name))
    .filter(path => existsSync(path));
}

/** Environment variables that app-config.sandbox.yaml refers to. */
export function backendEnvironment(options: BackendOptions) {
  return {
    DATABASE_URL: options.database.url,
    PITSTOP_APP_URL: options.appUrl,
    PITSTOP_BACKEND_URL: `http://localhost:${options.port}`,
    PITSTOP_PORT: String(options.port),
    PITSTOP_SANDBOX_URL: options.sandboxUrl,
    PITSTOP_GITHUB_WEBHOOK_SECRET: options.secrets.webhookSecret,
    PITSTOP_IMPORT_TOKEN: options.secrets.importToken,
    // Somebody else's server may not let us create databases.
    ...(options.database.embedded
      ? {}
      : { APP_CONFIG_backend_database_pluginDivisionMode: 'schema' }),
  };
}

/** Starts the backend; it isn't ready yet. */
export async function startBackend(
  options: BackendOptions,
): Promise<ManagedProcess> {
  return await ManagedProcess.start({
    name: 'the backend',
    logName: 'backend',
    logDirectory: options.logDirectory,
    command: process.execPath,
    args: [
      ...typescriptArgs,
      ...endWithParentArgs,
      'src/index.ts',
      ...configurationFiles().flatMap(path => ['--config', path]),
    ],
    directory: backendDirectory,
    environment: {
      ...process.env,
      ...backendEnvironment(options),
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(stateDirectory, 'compile-cache'),
    },
    stopPatienceSeconds: 20,
    endsWithParent: true,
  });
}

/** Whether every plugin of the backend has started. */
export async function isBackendReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(
      `http://localhost:${port}/.backstage/health/v1/readiness`,
    );
    return response.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
