import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import createKnex from 'knex';
import { ArchiveBook } from '../keep/archive/ArchiveBook';
import { ArchiveWriter } from '../keep/archive/ArchiveWriter';
import { DirectoryStore } from '../keep/archive/DirectoryStore';
import { Expiry } from '../keep/Expiry';
import { FreedSpace } from '../keep/FreedSpace';
import { RetentionPolicy } from '../keep/RetentionPolicy';

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * Lets deliveries expire, in a process of its own that can be killed; tells its
 * parent of every query that was answered.
 */
async function main(): Promise<void> {
  const [connection, directory, now] = process.argv.slice(2);
  const knex = createKnex({
    client: 'pg',
    connection,
    pool: { min: 0, max: 1 },
  });
  knex.on('query-response', () => process.send?.('query'));
  const logger = WinstonLogger.create({ level: 'error' });
  await Expiry.create({
    policy: RetentionPolicy.create(
      {
        rawMilliseconds: 30 * dayMilliseconds,
        eventsMilliseconds: 60 * dayMilliseconds,
      },
      new Map(),
    ),
    book: ArchiveBook.create({ knex, archiveDeliveries: 700 }),
    writer: ArchiveWriter.create({
      knex,
      store: DirectoryStore.create(directory),
    }),
    space: FreedSpace.create({ knex, logger }),
    metrics: { countArchived: () => {}, countRemoved: () => {} },
    logger,
  }).run(new Date(now), new AbortController().signal);
  await knex.destroy();
  process.disconnect();
}

main();
