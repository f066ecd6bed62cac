import type { CommandContext } from '../command.ts';
import { buildFrontend } from '../frontendBuild.ts';
import { findFreePort } from '../ports.ts';
import { loadSecrets } from '../secrets.ts';
import type { Steps } from '../steps.ts';
import { together, unlessBroken } from '../together.ts';
import { isBackendReady, startBackend, startHotReloading } from './backend.ts';
import { bringInHistory } from './bringInHistory.ts';
import { chooseCompany, type CompanySize, watchCompany } from './company.ts';
import { openDatabase } from './database.ts';
import { isSandboxReady, startSandbox } from './sandbox.ts';

const PREFERRED_SANDBOX_PORT = 7010;

/** Where the hot-reloading frontend is served. */
export const HOT_RELOAD_PORT = 3000;

/** What a local portal is started with. */
export interface PortalOptions {
  /** Of the backend. */
  port: number;
  /** Whether it follows changes of the sources; the frontend then has its own port. */
  hotReload?: boolean;
  /** Of the simulated company; default the one that is there, else small. */
  size?: CompanySize;
  /** Holds its database and secrets. */
  dataDirectory: string;
  logDirectory: string;
  /** Somebody else's PostgreSQL; without it, an embedded one. */
  databaseUrl?: string;
  /** False only for data that nobody will miss. */
  durable: boolean;
  steps: Steps;
}

/** A portal that runs on this machine, with its company beside it. */
export interface Portal {
  /** Where people open it. */
  url: string;
  /** Of its backend. */
  backendUrl: string;
  logDirectory: string;
  /** Rejects with a sentence when a part of it ends without having been asked. */
  watch(): Promise<never>;
}

/**
 * Starts a portal with everything it needs, and brings in the company's past
 * the first time. All of it is stopped through the context's cleanup, in the
 * reverse order.
 */
export async function startPortal(
  options: PortalOptions,
  { cleanup, signal }: CommandContext,
): Promise<Portal> {
  const { port, logDirectory, steps } = options;
  const secrets = await loadSecrets(options.dataDirectory);
  const backendUrl = `http://localhost:${port}`;
  const url = options.hotReload
    ? `http://localhost:${HOT_RELOAD_PORT}`
    : backendUrl;
  const sandboxPort = await findFreePort(PREFERRED_SANDBOX_PORT);
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

  const [database] = await together(
    signal,
    either =>
      steps.step(
        'Database',
        () =>
          openDatabase(
            { ...options, externalUrl: options.databaseUrl, secrets },
            { cleanup, signal: either },
          ),
        ({ description }) => description,
      ),
    async either => {
      if (!options.hotReload) {
        await steps.step('Frontend', () =>
          buildFrontend({
            logDirectory,
            signal: either,
            onBuild: () => steps.announce('building the frontend'),
            onWait: () =>
              steps.announce('waiting for another command to build it'),
          }),
        );
      }
    },
  );
  const company = await watchCompany(
    database.stateDirectory,
    await chooseCompany(database.stateDirectory, options.size),
  );

  const start = options.hotReload ? startHotReloading : startBackend;
  const backend = await start({
    port,
    appUrl: url,
    sandboxUrl,
    database,
    secrets,
    logDirectory,
  });
  cleanup.defer(() => backend.stop());
  const sandbox = await startSandbox(company, {
    port: sandboxPort,
    targetUrl: backendUrl,
    secrets,
    logDirectory,
  });
  cleanup.defer(() => sandbox.stop());

  const watch = () =>
    Promise.race([database.watch(), backend.watch(), sandbox.watch()]);
  await unlessBroken(signal, watch(), async either => {
    await steps.step('Sandbox company', () =>
      sandbox.ready(() => isSandboxReady(sandboxUrl), either),
    );
    await steps.step('Backend', () =>
      backend.ready(() => isBackendReady(port), either),
    );
    await bringInHistory(company, {
      portalUrl: backendUrl,
      importToken: secrets.importToken,
      stateDirectory: database.stateDirectory,
      logDirectory,
      steps,
      signal: either,
    });
  });
  return { url, backendUrl, logDirectory, watch };
}
