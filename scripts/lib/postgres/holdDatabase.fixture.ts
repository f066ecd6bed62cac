// Starts a database, says where, and holds it until it is killed.
import { EmbeddedPostgres } from './embeddedPostgres.ts';

const [directory] = process.argv.slice(2);
const database = await EmbeddedPostgres.start({
  directory,
  logDirectory: `${directory}-logs`,
  password: 'hush',
  durable: true,
  maximumConnections: 20,
  signal: new AbortController().signal,
});
process.stdout.write(database.url);
await database.watch();
