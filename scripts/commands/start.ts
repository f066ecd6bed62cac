import { lockHolder, tryAcquireLock } from '../bootstrap/lock.mjs';
import { stateDirectory } from '../bootstrap/paths.mjs';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { type CommandContext, runCommand } from '../lib/command.ts';
import { embeddedDirectory } from '../lib/portal/database.ts';
import { startPortal } from '../lib/portal/portal.ts';
import { whatToLookAt } from '../lib/portal/whatToLookAt.ts';
import { requireFreePort } from '../lib/ports.ts';
import { removeData } from '../lib/postgres/embeddedPostgres.ts';
import { parseStartOptions, startHelp } from '../lib/startOptions.ts';
import { consoleSteps } from '../lib/steps.ts';

/** Starts the portal and everything around it, until it is told to stop. */
async function start(context: CommandContext): Promise<number> {
  const { port, size, reset, help } = parseStartOptions(process.argv.slice(2));
  if (help) {
    console.log(startHelp);
    return 0;
  }
  await requireFirstInstance(port, context);
  await requireFreePort(port);
  console.log('Starting Pitstop');
  if (reset) {
    await consoleSteps.step('Empty data', () => forgetEverything());
  }

  const portal = await startPortal(
    {
      port,
      size,
      stateDirectory,
      databaseUrl: process.env.DATABASE_URL,
      durable: true,
      steps: consoleSteps,
    },
    context,
  );
  console.log(await whatToLookAt(portal));

  await Promise.race([portal.watch(), aborted(context.signal)]);
  return 0;
}

async function requireFirstInstance(port: number, { cleanup }: CommandContext) {
  const lock = await tryAcquireLock(
    stateDirectory,
    'instance',
    `http://localhost:${port}`,
  );
  if (!lock) {
    const url = await lockHolder(stateDirectory, 'instance');
    throw new SentenceError(
      `Pitstop already runs from this checkout, at ${url}: stop it first.`,
    );
  }
  cleanup.defer(() => lock.release());
}

async function forgetEverything() {
  if (process.env.DATABASE_URL) {
    throw new SentenceError(
      'Only the embedded database is emptied by --reset, and DATABASE_URL points to another: empty that yourself, or unset DATABASE_URL.',
    );
  }
  await removeData(embeddedDirectory(stateDirectory));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

await runCommand(start);
