import { ConflictError } from '@backstage/errors';
import type {
  InterpretationContext,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { readStretch } from '../deliver/readStretch';
import { decodeBody } from '../log/encodeBody';
import { readDelivery } from '../interpret/readDelivery';
import type { Sources } from '../sources/Sources';
import { Breath } from './Breath';
import { Findings } from './Findings';
import {
  eventsInForce,
  outdatedDeliveries,
  type OutdatedDelivery,
} from './outdatedDeliveries';
import type { ReinterpretationRow } from './ReinterpretationRow';
import { storeFindings } from './storeFindings';

/** Short enough that whoever is killed has lost little, and that nothing waits long for memory. */
const defaultBatchDeliveries = 1_000;
const batchBytes = 8 * 1024 * 1024;

/** What reads, and how much at once. */
export interface Reading {
  sources: Sources;
  context: InterpretationContext;
  batchDeliveries?: number;
}

/**
 * Reads the next deliveries again, writes down what differs, and moves the
 * position, all in one transaction: whenever this is killed, it goes on where
 * it was and counts nothing twice.
 *
 * @returns Whether it has arrived at the head of the log.
 */
export async function readAgain(
  tx: Knex,
  row: ReinterpretationRow,
  { sources, context, batchDeliveries = defaultBatchDeliveries }: Reading,
): Promise<{ arrived: boolean }> {
  const { stretch } = await readStretch(tx, Number(row.position));
  if (stretch === undefined) {
    return { arrived: true };
  }
  const deliveries = await outdatedDeliveries(tx, row, stretch, {
    deliveries: batchDeliveries,
    bytes: batchBytes,
  });
  const events = await eventsInForce(tx, deliveries);
  const findings = Findings.create();
  const breath = Breath.create();
  for (const delivery of deliveries) {
    const text = readDelivery(
      sources.get(delivery.source),
      await received(delivery),
      context,
    );
    findings.add(delivery, events.get(delivery.sequence) ?? [], text);
    await breath.take();
  }
  await storeFindings(tx, row.id, findings);

  // A batch that is not full may have been cut by its bytes: the next one tells.
  const last = deliveries.at(-1);
  await moveOn(tx, row, {
    position: last?.sequence ?? String(stretch.upTo),
    deliveries: deliveries.length,
  });
  return { arrived: false };
}

async function received({
  source,
  delivery_id,
  event_name,
  received_at,
  headers,
  body,
  body_encoding,
}: OutdatedDelivery): Promise<ReceivedDelivery> {
  return {
    source,
    deliveryId: delivery_id,
    eventName: event_name,
    receivedAt: received_at,
    headers,
    body: await decodeBody(body, body_encoding),
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
