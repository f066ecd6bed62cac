import type { Knex } from 'knex';
import type { EncodedBody } from './encodeBody';
import { Blob } from './Blob';
import type { PreparedDelivery } from './PreparedDelivery';

/** The call of `append_deliveries`; its parameters are in the order of the migration. */
export const appendStatement = `
  select delivery, sequence, stored from append_deliveries(
    ?::text[], ?::text[], ?::text[], ?::timestamptz[],
    ?::integer[], ?::integer[], ?::bytea,
    ?::integer[], ?::integer[], ?::bytea,
    ?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[],
    ?::integer[], ?::integer[], ?::text[], ?::text[], ?::text[],
    ?::timestamptz[], ?::text[],
    ?::integer[], ?::integer[], ?::bytea,
    ?::text[]
  )
`;

/**
 * The values for {@link appendStatement}; what is absent goes as '' or 0.
 *
 * @param encoded - The bodies of the batch as they are kept, in its order.
 */
export function appendBindings(
  batch: readonly PreparedDelivery[],
  encoded: readonly EncodedBody[],
): Knex.RawBinding[] {
  const headers = Blob.create();
  const bodies = Blob.create();
  for (const delivery of batch) {
    headers.add(delivery.headers);
  }
  for (const { bytes } of encoded) {
    bodies.add(bytes);
  }

  return [
    batch.map(delivery => delivery.source),
    batch.map(delivery => delivery.deliveryId),
    batch.map(delivery => delivery.eventName),
    batch.map(delivery => delivery.receivedAt.toISOString()),
    headers.offsets,
    headers.lengths,
    headers.bytes(),
    bodies.offsets,
    bodies.lengths,
    bodies.bytes(),
    encoded.map(({ encoding }) => encoding),
    batch.map(delivery => delivery.body.length),
    batch.map(delivery => delivery.interpretation),
    batch.map(delivery => delivery.quarantineReason ?? ''),
    batch.map(delivery => delivery.interpreterVersion ?? 0),
    ...eventBindings(batch),
    batch.map(delivery => delivery.proof ?? ''),
  ];
}

function eventBindings(batch: readonly PreparedDelivery[]): Knex.RawBinding[] {
  const rows = batch.flatMap((delivery, position) =>
    delivery.events.map((event, index) => ({
      ...event,
      index,
      delivery: position + 1,
    })),
  );
  const json = Blob.create();
  for (const row of rows) {
    json.add(row.json);
  }

  return [
    rows.map(row => row.delivery),
    rows.map(row => row.index),
    rows.map(row => row.type),
    rows.map(row => row.subject),
    rows.map(row => row.repository ?? ''),
    rows.map(row => row.occurredAt),
    rows.map(row => row.contributor ?? ''),
    json.offsets,
    json.lengths,
    json.bytes(),
  ];
}
