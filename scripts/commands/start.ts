import { join } from 'node:path';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { aborted, type CommandContext, runCommand } from '../lib/command.ts';
import { dataDirectory } from '../lib/dataDirectory.ts';
import { requireOnlyInstance } from '../lib/instance.ts';
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
  await requireOnlyInstance(`http://localhost:${port}`, context);
  await requireFreePort(port);
  console.log('Starting Pitstop');
  if (reset) {
    await consoleSteps.step('Empty data', forgetEverything);
  }

  const portal = await startPortal(
    {
      port,
      size,
      dataDirectory,
      logDirectory: join(dataDirectory, 'logs'),
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

async function forgetEverything() {
  if (process.env.DATABASE_URL) {
    throw new SentenceError(
      'Only the embedded database is emptied by --reset, and DATABASE_URL points to another: empty that yourself, or unset DATABASE_URL.',
    );
  }
  await removeData(embeddedDirectory(dataDirectory));
}

await runCommand(start);
