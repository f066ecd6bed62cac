import { join } from 'node:path';
import { SentenceError } from '../bootstrap/sentenceError.mjs';
import { aborted, type CommandContext, runCommand } from '../lib/command.ts';
import { dataDirectory } from '../lib/dataDirectory.ts';
import { requireOnlyInstance } from '../lib/instance.ts';
import { HOT_RELOAD_PORT, startPortal } from '../lib/portal/portal.ts';
import { requireFreePort } from '../lib/ports.ts';
import { consoleSteps } from '../lib/steps.ts';

const BACKEND_PORT = 7007;

/**
 * Starts the portal for those who work on it: backend and frontend follow
 * changes of their sources. Data and company are those of `npm start`.
 */
async function dev(context: CommandContext): Promise<number> {
  const [option] = process.argv.slice(2);
  if (option !== undefined) {
    throw new SentenceError(
      `Unknown option '${option}': \`yarn dev\` has none, and goes on with the company that \`npm start\` was given.`,
    );
  }
  await requireOnlyInstance(`http://localhost:${HOT_RELOAD_PORT}`, context);
  await requireFreePort(BACKEND_PORT);
  await requireFreePort(HOT_RELOAD_PORT);
  const portal = await startPortal(
    {
      port: BACKEND_PORT,
      hotReload: true,
      dataDirectory,
      logDirectory: join(dataDirectory, 'logs'),
      databaseUrl: process.env.DATABASE_URL,
      durable: true,
      steps: consoleSteps,
    },
    context,
  );
  console.log(`\nPitstop follows your changes at ${portal.url}\n`);
  await Promise.race([portal.watch(), aborted(context.signal)]);
  return 0;
}

await runCommand(dev);
