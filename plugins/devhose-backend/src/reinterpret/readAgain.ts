import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { readStretch } from '../deliver/readStretch';
import { addCounts, noFindings, type Findings } from './Findings';
import { eventsInForce, outdatedDeliveries } from './outdatedDeliveries';
import type { ReadingThreads } from './ReadingThreads';
import type { Portion } from './readPortion';
import type { ReinterpretationRow } from './ReinterpretationRow';
import { storeCounts, storeDifferences } from './storeFindings';

/** Short enough that whoever is killed has lost little. */
const batchDeliveries = 4_000;

/** So much is in memory at once, for each that reads. */
const portionDeliveries = 400;
const portionBytes = 4 * 1024 * 1024;

/**
 * Reads the next deliveries again, writes down what differs, and moves the
 * position, all in one transaction: whenever this is killed, it goes on where
 * it was and counts nothing twice. While some are read, the next ones are
 * fetched.
 *
 * @returns Whether it has arrived at the head of the log.
 */
export async function readAgain(
  tx: Knex,
  row: ReinterpretationRow,
  threads: ReadingThreads,
): Promise<{ arrived: boolean }> {
  const counts = noFindings();
  const readings: Array<Promise<Findings>> = [];
  async function finish(atMost: number): Promise<void> {
    while (readings.length > atMost) {
      const [reading] = readings.splice(0, 1);
      const findings = await reading;
      await storeDifferences(tx, row.id, findings);
      addCounts(counts, findings);
    }
  }

  let position = row.position;
  let deliveries = 0;
  while (deliveries < batchDeliveries) {
    const next = await nextPortion(tx, row, position);
    if (next === undefined) {
      break;
    }
    position = next.position;
    deliveries += next.portion.length;
    if (next.portion.length === 0) {
      break;
    }
    const reading = threads.read(next.portion);
    // It is awaited only in its turn, and must not count as unhandled until then.
    reading.catch(() => {});
    readings.push(reading);
    await finish(threads.portionsAtOnce - 1);
  }
  if (position === row.position) {
    return { arrived: true };
  }
  await finish(0);
  await storeCounts(tx, row.id, counts);
  await moveOn(tx, row, { position, deliveries });
  return { arrived: false };
}

/**
 * What comes after a position, and the position after it; undefined at the head
 * of the log. Empty where nothing of a whole stretch is to be read again.
 */
async function nextPortion(
  tx: Knex,
  row: ReinterpretationRow,
  position: string,
): Promise<{ portion: Portion; position: string } | undefined> {
  const { stretch } = await readStretch(tx, Number(position));
  if (stretch === undefined) {
    return undefined;
  }
  const deliveries = await outdatedDeliveries(tx, row, stretch, {
    deliveries: portionDeliveries,
    bytes: portionBytes,
  });
  const events = await eventsInForce(tx, stretch, deliveries);
  return {
    portion: deliveries.map(delivery => ({
      delivery,
      before: events.get(delivery.sequence) ?? [],
    })),
    // One that is not full may have been cut by its bytes: the next one tells.
    position: deliveries.at(-1)?.sequence ?? String(stretch.upTo),
  };
}

/** @throws ConflictError if it was cancelled meanwhile. */
async function moveOn(
  tx: Knex,
  { id }: ReinterpretationRow,
  to: { position: string; deliveries: number },
): Promise<void> {
  const moved = await tx<ReinterpretationRow>('reinterpretations')
    .where({ id })
    .whereIn('state', ['running', 'ready', 'taking'])
    .update({
      position: to.position,
      deliveries: tx.raw('deliveries + ?', [to.deliveries]),
    });
  if (moved === 0) {
    throw new ConflictError(
      `Reinterpretation ${id} was cancelled while deliveries were read again`,
    );
  }
}
