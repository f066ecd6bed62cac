import type { IngestReceipt } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { decodeBody } from '../log/encodeBody';
import { githubDelivery, type GithubDelivery } from './githubDelivery';
import { webhookSecret } from './startDevhoseBackend';

/** What a sender is told. */
export interface IngestAnswer {
  status: number;
  retryAfter: string | null;
  body: Partial<IngestReceipt> & { error?: { message: string } };
}

/** Posts a delivery to a source. */
export async function postDelivery(
  url: string,
  source: string,
  delivery: { body: Buffer | string; headers: Record<string, string> },
): Promise<IngestAnswer> {
  const response = await fetch(`${url}/ingest/${source}`, {
    method: 'POST',
    headers: delivery.headers,
    body: delivery.body,
  });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: await response.json(),
  };
}

/** What GitHub sends to a new webhook. */
export function ping(secret: string = webhookSecret): GithubDelivery {
  return githubDelivery({
    event: 'ping',
    payload: { zen: 'Keep it logically awesome.', hook_id: 1 },
    secret,
  });
}

/** What is in the log, in order, with the bodies as they came in. */
export async function storedDeliveries(knex: Knex): Promise<
  Array<{
    body: Buffer;
    headers: Record<string, string>;
    interpretation: string;
    quarantine_reason: string | null;
  }>
> {
  const rows = await knex('deliveries').orderBy('sequence');
  for (const row of rows) {
    row.body = await decodeBody(row.body, row.body_encoding);
  }
  return rows;
}
