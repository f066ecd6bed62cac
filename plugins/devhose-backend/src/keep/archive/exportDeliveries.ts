import { isUtf8 } from 'node:buffer';
import type { ImportedDelivery } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { decodeBody, type BodyEncoding } from '../../log/encodeBody';

const pageDeliveries = 200;

/** Of bodies as they are kept; a page that is longer ends, unless it is a single delivery. */
const pageBytes = 8 * 1024 * 1024;

/** Which deliveries: all that are meant by all that is said. */
export interface ExportedRange {
  source?: string;
  /** RFC 3339; inclusive. */
  from: string;
  /** RFC 3339; exclusive. */
  to: string;
  firstSequence: number;
  lastSequence: number;
}

interface ExportedRow {
  sequence: string;
  received_at: Date;
  source: string;
  delivery_id: string;
  /** JSON text. */
  headers: string;
  proof: string | null;
  body: Buffer;
  body_encoding: BodyEncoding;
}

/**
 * Deliveries as lines that `devhose import` takes, in the order of the log.
 * The same deliveries give the same bytes.
 */
export async function* exportDeliveries(
  knex: Knex,
  range: ExportedRange,
): AsyncGenerator<Buffer> {
  let after = range.firstSequence - 1;
  for (;;) {
    const rows = await readPage(knex, { ...range, firstSequence: after + 1 });
    for (const row of rows) {
      yield await toLine(row);
    }
    if (rows.length === 0) {
      return;
    }
    after = Number(rows[rows.length - 1].sequence);
  }
}

async function readPage(
  knex: Knex,
  range: ExportedRange,
): Promise<ExportedRow[]> {
  const { rows } = await knex.raw<{ rows: ExportedRow[] }>(
    `select sequence, received_at, source, delivery_id, headers::text as headers, proof, body, body_encoding
     from (
       select *, sum(octet_length(body)) over (order by sequence) - octet_length(body) as bytes_before
       from (
         select * from deliveries
         where sequence between :firstSequence and :lastSequence
           and received_at >= :from and received_at < :to
           ${range.source === undefined ? '' : 'and source = :source'}
         order by sequence
         limit :pageDeliveries
       ) next
     ) page
     where bytes_before < :pageBytes
     order by sequence`,
    { source: '', ...range, pageDeliveries, pageBytes },
  );
  return rows;
}

async function toLine(row: ExportedRow): Promise<Buffer> {
  const body = await decodeBody(row.body, row.body_encoding);
  return deliveryLine(
    {
      source: row.source,
      deliveryId: row.delivery_id,
      receivedAt: row.received_at.toISOString(),
      headers: JSON.parse(row.headers),
      proof: row.proof ?? undefined,
    },
    body,
  );
}

/** A delivery as `devhose import` takes it. */
export function deliveryLine(
  delivery: Omit<ImportedDelivery, 'body' | 'bodyBase64'>,
  body: Buffer,
): Buffer {
  const { source, deliveryId, receivedAt, headers, proof } = delivery;
  const line: ImportedDelivery = {
    source,
    deliveryId,
    receivedAt,
    headers,
    proof,
    ...(isUtf8(body)
      ? { body: body.toString() }
      : { bodyBase64: body.toString('base64') }),
  };
  return Buffer.from(`${JSON.stringify(line)}\n`);
}
