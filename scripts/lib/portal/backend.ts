import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, stateDirectory } from '../../bootstrap/paths.mjs';
import { ManagedProcess } from '../managedProcess.ts';
import { type Secrets, webhookVariables } from '../secrets.ts';
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

/** Starts the backend, which serves the built frontend; it isn't ready yet. */
export async function startBackend(
  options: BackendOptions,
): Promise<ManagedProcess> {
  return await ManagedProcess.start({
    name: 'the backend',
    logName: 'backend',
    logDirectory: options.logDirectory,
    command: 'node',
    args: [
      ...typescriptArgs,
      ...endWithParentArgs,
      'src/index.ts',
      ...configurationArgs(),
    ],
    directory: join(root, 'packages/backend'),
    environment: {
      ...process.env,
      ...configurationVariables(options),
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: join(stateDirectory, 'compile-cache'),
    },
    stopPatienceSeconds: 20,
    endsWithParent: true,
  });
}

/**
 * Starts backend and frontend for those who work on them: both follow changes of
 * their sources. The output is theirs to see.
 */
export async function startHotReloading(
  options: BackendOptions,
): Promise<ManagedProcess> {
  return await ManagedProcess.start({
    name: 'the development server',
    logName: 'development',
    logDirectory: options.logDirectory,
    command: 'node',
    args: [
      ...endWithParentArgs,
      join(root, 'node_modules/.bin/backstage-cli'),
      'repo',
      'start',
      ...configurationArgs(),
    ],
    directory: root,
    environment: { ...process.env, ...configurationVariables(options) },
    output: 'inherit',
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

function configurationArgs(): string[] {
  const names = [
    'app-config.yaml',
    'app-config.sandbox.yaml',
    'app-config.local.yaml',
  ];
  return names
    .map(name => join(root, name))
    .filter(path => existsSync(path))
    .flatMap(path => ['--config', path]);
}

/** Environment variables that app-config.sandbox.yaml refers to. */
function configurationVariables(options: BackendOptions) {
  return {
    DATABASE_URL: options.database.url,
    PITSTOP_APP_URL: options.appUrl,
    PITSTOP_BACKEND_URL: `http://localhost:${options.port}`,
    PITSTOP_PORT: String(options.port),
    PITSTOP_SANDBOX_URL: options.sandboxUrl,
    ...webhookVariables(options.secrets),
    PITSTOP_IMPORT_TOKEN: options.secrets.importToken,
    PITSTOP_SERVICE_TOKEN: options.secrets.serviceToken,
    PITSTOP_WEBHOOK_ENCRYPTION_KEY: options.secrets.webhookEncryptionKey,
    // Somebody else's server may not let us create databases.
    ...(options.database.embedded
      ? {}
      : { APP_CONFIG_backend_database_pluginDivisionMode: 'schema' }),
  };
}
