// Starts a database at a port. Each line of the input crashes it and has it
// recover; when the input ends, it is stopped. Says its address whenever it is ready.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgres } from './embeddedPostgres.ts';

const [directory, port] = process.argv.slice(2);
const patienceMilliseconds = 30_000;

const start = () =>
  EmbeddedPostgres.start({
    directory,
    logDirectory: `${directory}-logs`,
    password: 'hush',
    durable: true,
    maximumConnections: 100,
    port: Number(port),
    signal: new AbortController().signal,
  });

/** Its orphans hold its memory until they have noticed. */
async function startPatiently() {
  const giveUpAt = Date.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (Date.now() > giveUpAt) {
        throw error;
      }
      await delay(100);
    }
  }
}

let database = await start();
process.stdout.write(`${database.url}\n`);
for await (const _ of createInterface(process.stdin)) {
  const file = join(database.directory, 'data', 'postmaster.pid');
  process.kill(parseInt(await readFile(file, 'utf8'), 10), 'SIGKILL');
  database = await startPatiently();
  process.stdout.write(`${database.url}\n`);
}
await database.stop();
