import type { LedgerStatus } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';

/** How far the log is counted. */
export interface Progress {
  /** Sequence number up to which everything is counted. */
  position: number;
  /** Highest sequence number known in the log. */
  head: number;
  newestEventAt?: Date;
  /** The rules by which events were observed; absent for those of the first version. */
  observation?: string;
}

interface Row {
  position: string;
  head: string;
  newest_event_at: Date | null;
  observation: string | null;
}

export async function readProgress(knex: Knex): Promise<Progress> {
  return fromRow(await knex<Row>('progress').first());
}

/**
 * Reads the progress and keeps everybody else from moving it until the
 * transaction ends.
 */
export async function lockProgress(
  transaction: Knex.Transaction,
): Promise<Progress> {
  return fromRow(await transaction<Row>('progress').forUpdate().first());
}

export async function moveProgress(
  transaction: Knex.Transaction,
  to: Progress,
): Promise<void> {
  await transaction.raw(
    `update progress set
       position = ?,
       head = greatest(head, ?),
       newest_event_at = greatest(newest_event_at, ?)`,
    [to.position, to.head, to.newestEventAt ?? null],
  );
}

/** Counted means: in the facts, not only observed. */
export async function readStatus(knex: Knex): Promise<LedgerStatus> {
  const { position, head } = await readProgress(knex);
  const waiting = await knex('repositories').whereNull('derivation').first();
  return {
    cursor: position,
    head,
    caughtUp: position >= head && waiting === undefined,
  };
}

function fromRow(row: Row | undefined): Progress {
  if (!row) {
    throw new Error(
      `The table 'progress' has lost its row; restore it from a backup, or roll the migrations back and forward to count from the beginning`,
    );
  }
  return {
    position: Number(row.position),
    head: Number(row.head),
    ...(row.observation !== null && { observation: row.observation }),
    ...(row.newest_event_at && { newestEventAt: row.newest_event_at }),
  };
}
