import type { Knex } from 'knex';
import { decodeBody, type BodyEncoding } from '../../log/encodeBody';
import type { RawDelivery } from './payloads';

const pageDeliveries = 100;

/** Of bodies as they are kept; a page that is longer ends, unless it is a single delivery. */
const pageBytes = 4 * 1024 * 1024;

/** A delivery of the log, to be looked through. */
export interface StoredDelivery extends RawDelivery {
  sequence: number;
  receivedAt: Date;
  source: string;
  deliveryId: string;
  eventName: string;
  quarantineReason: string | undefined;
}

interface DeliveryRow {
  sequence: string;
  received_at: Date;
  source: string;
  delivery_id: string;
  event_name: string;
  headers: string;
  body: Buffer;
  body_encoding: BodyEncoding;
  quarantine_reason: string | null;
}

/** Some deliveries after a position, in order; none at the end of the log. */
export async function readDeliveries(
  knex: Knex,
  after: number,
): Promise<StoredDelivery[]> {
  const { rows } = await knex.raw<{ rows: DeliveryRow[] }>(
    `select sequence, received_at, source, delivery_id, event_name,
       headers::text as headers, body, body_encoding, quarantine_reason
     from (
       select *, sum(octet_length(body)) over (order by sequence) - octet_length(body) as bytes_before
       from (
         select * from deliveries where sequence > :after
         order by sequence limit :pageDeliveries
       ) next
     ) page
     where bytes_before < :pageBytes
     order by sequence`,
    { after, pageDeliveries, pageBytes },
  );
  return Promise.all(
    rows.map(async row => ({
      sequence: Number(row.sequence),
      receivedAt: row.received_at,
      source: row.source,
      deliveryId: row.delivery_id,
      eventName: row.event_name,
      headers: row.headers,
      body: await decodeBody(row.body, row.body_encoding),
      quarantineReason: row.quarantine_reason ?? undefined,
    })),
  );
}
