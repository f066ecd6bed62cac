import type { InterpretationContext } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import { encodeBody } from '../../log/encodeBody';
import type { Sources } from '../../sources/Sources';
import { parseExactJson } from './exactJson';
import type { RawDelivery } from './payloads';
import type { PersonEraser } from './PersonEraser';
import type { StoredDelivery } from './readDeliveries';

interface EventRow {
  row: string;
  subject: string;
  repository: string | null;
  contributor: string | null;
  event: string;
}

/** Puts a delivery without the person in the place of the one that is there. */
export async function rewriteDelivery(
  tx: Knex.Transaction,
  delivery: StoredDelivery,
  erased: RawDelivery,
  options: {
    eraser: PersonEraser;
    sources: Sources;
    context: InterpretationContext;
  },
): Promise<void> {
  const { eraser } = options;
  const place = {
    sequence: delivery.sequence,
    received_at: delivery.receivedAt,
  };
  const { bytes, encoding } = await encodeBody(erased.body);
  await tx('deliveries')
    .where(place)
    .update({
      headers: tx.raw('?::json', [erased.headers]),
      body: bytes,
      body_encoding: encoding,
      body_bytes: erased.body.length,
      quarantine_reason:
        delivery.quarantineReason && eraser.text(delivery.quarantineReason),
    });

  const pseudonyms = changedPseudonyms(delivery, erased, options);
  // Also as they were read before, or would be: either may be in force again.
  for (const table of ['events', 'reinterpreted_events']) {
    const events: EventRow[] = await tx(table)
      .select('subject', 'repository', 'contributor')
      .select(tx.raw('ctid::text as row'), tx.raw('event::text as event'))
      .where(place);
    for (const event of events) {
      await tx(table)
        .where(place)
        .whereRaw('ctid = ?::tid', [event.row])
        .update(erasedEvent(tx, event, eraser, pseudonyms));
    }
  }
  const findings = await tx('reinterpreted_deliveries')
    .select('reinterpretation', 'before_reason', 'after_reason')
    .where(place);
  for (const { reinterpretation, ...reasons } of findings) {
    await tx('reinterpreted_deliveries')
      .where({ ...place, reinterpretation })
      .update({
        before_reason:
          reasons.before_reason && eraser.text(reasons.before_reason),
        after_reason: reasons.after_reason && eraser.text(reasons.after_reason),
      });
  }
}

function erasedEvent(
  tx: Knex.Transaction,
  row: EventRow,
  eraser: PersonEraser,
  pseudonyms: ReadonlyMap<string, string | undefined>,
) {
  const parsed = parseExactJson(row.event);
  const after = JSON.stringify(eraser.value(parsed));
  // What is not about them stays as it was written.
  const event = after === JSON.stringify(parsed) ? row.event : after;
  return {
    subject: eraser.text(row.subject),
    repository: row.repository && eraser.text(row.repository),
    contributor:
      row.contributor && (pseudonyms.get(row.contributor) ?? row.contributor),
    event: tx.raw('?::json', [event]),
    event_bytes: Buffer.byteLength(event),
  };
}

/**
 * Pseudonyms follow from ids; those of the person are replaced by what follows
 * from the id in its place, so that reading the delivery again gives the same, and
 * nobody who knows the id finds the person.
 */
function changedPseudonyms(
  delivery: StoredDelivery,
  erased: RawDelivery,
  options: { sources: Sources; context: InterpretationContext },
): ReadonlyMap<string, string | undefined> {
  const before = contributors(delivery, delivery, options);
  const after = contributors(delivery, erased, options);
  return new Map(
    before.flatMap((pseudonym, index) =>
      pseudonym === undefined ? [] : [[pseudonym, after[index]]],
    ),
  );
}

function contributors(
  { source, deliveryId, eventName, receivedAt }: StoredDelivery,
  { headers, body }: RawDelivery,
  { sources, context }: { sources: Sources; context: InterpretationContext },
): Array<string | undefined> {
  // Its events stay where a source has been taken out of the configuration.
  const interpreter = sources.has(source)
    ? sources.get(source).interpreter
    : undefined;
  const interpretation = interpreter?.interpret(
    {
      source,
      deliveryId,
      eventName,
      receivedAt,
      headers: JSON.parse(headers),
      body,
    },
    context,
  );
  return interpretation?.status === 'interpreted'
    ? interpretation.events.map(({ contributor }) => contributor)
    : [];
}
