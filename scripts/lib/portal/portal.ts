import { join } from 'node:path';
import type { CommandContext } from '../command.ts';
import { buildFrontend } from '../frontendBuild.ts';
import { findFreePort } from '../ports.ts';
import { loadSecrets } from '../secrets.ts';
import type { Steps } from '../steps.ts';
import { together, unlessBroken } from '../together.ts';
import { isBackendReady, startBackend } from './backend.ts';
import { bringInHistory } from './bringInHistory.ts';
import { chooseCompany } from './company.ts';
import { openDatabase } from './database.ts';
import { isSandboxReady, type SandboxSize, startSandbox } from './sandbox.ts';

const PREFERRED_SANDBOX_PORT = 7010;

/** What a local portal is started with. */
export interface PortalOptions {
  port: number;
  /** Of the simulated company; default the one that is there, else small. */
  size?: SandboxSize;
  /** Holds data, secrets and logs. */
  stateDirectory: string;
  /** Somebody else's PostgreSQL; without it, an embedded one. */
  databaseUrl?: string;
  /** False only for data that nobody will miss. */
  durable: boolean;
  steps: Steps;
}

/** A portal that runs on this machine, with its company beside it. */
export interface Portal {
  url: string;
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
  const { port, stateDirectory, steps } = options;
  const logDirectory = join(stateDirectory, 'logs');
  const secrets = await loadSecrets(stateDirectory);
  const url = `http://localhost:${port}`;
  const sandboxPort = await findFreePort(PREFERRED_SANDBOX_PORT);
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;

  const [database] = await together(
    signal,
    either =>
      steps.step('Database', () =>
        openDatabase(
          {
            externalUrl: options.databaseUrl,
            durable: options.durable,
            stateDirectory,
            logDirectory,
            secrets,
          },
          { cleanup, signal: either },
        ),
      ),
    either =>
      steps.step('Frontend', () =>
        buildFrontend({
          logDirectory,
          signal: either,
          onBuild: () => steps.announce('building the frontend'),
        }),
      ),
  );
  const company = await chooseCompany(database.stateDirectory, options.size);

  const backend = await startBackend({
    port,
    appUrl: url,
    sandboxUrl,
    database,
    secrets,
    logDirectory,
  });
  cleanup.defer(() => backend.stop());
  const sandbox = await startSandbox({
    port: sandboxPort,
    size: company.size,
    targetUrl: url,
    webhookSecret: secrets.webhookSecret,
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
      portalUrl: url,
      importToken: secrets.importToken,
      stateDirectory: database.stateDirectory,
      logDirectory,
      steps,
      signal: either,
    });
  });
  return { url, logDirectory, watch };
}
