import type { Knex } from 'knex';
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

/** The values for {@link appendStatement}; what is absent goes as '' or 0. */
export function appendBindings(
  batch: readonly PreparedDelivery[],
): Knex.RawBinding[] {
  const headers = Blob.create();
  const bodies = Blob.create();
  for (const delivery of batch) {
    headers.add(delivery.headers);
    bodies.add(delivery.body);
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
    batch.map(delivery => delivery.bodyEncoding),
    batch.map(delivery => delivery.bodyBytes),
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
