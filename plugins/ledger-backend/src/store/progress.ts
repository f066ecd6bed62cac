import type { LedgerStatus } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';

/** How far the log is counted. */
export interface Progress {
  /** Sequence number up to which everything is counted. */
  position: number;
  /** Highest sequence number known in the log. */
  head: number;
  newestEventAt?: Date;
  /** Of the log, when counting began; absent before. */
  logGeneration?: number;
  /** The latest of the log that is known of. */
  logGenerationSeen?: number;
  /** The rules by which events were observed; absent for those of the first version. */
  observation?: string;
}

interface Row {
  position: string;
  head: string;
  newest_event_at: Date | null;
  observation: string | null;
  log_generation: number | null;
  log_generation_seen: number | null;
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
  to: Omit<Progress, 'logGenerationSeen'>,
): Promise<void> {
  await transaction.raw(
    `update progress set
       position = ?,
       head = greatest(head, ?),
       newest_event_at = greatest(newest_event_at, ?)`,
    [to.position, to.head, to.newestEventAt ?? null],
  );
  await noticeGeneration(transaction, to.logGeneration);
}

/** Notes of which generation the log is now. */
export async function noticeGeneration(
  transaction: Knex.Transaction,
  logGeneration: number | undefined,
): Promise<void> {
  await transaction.raw(
    `update progress set
       log_generation = coalesce(log_generation, :generation),
       log_generation_seen = greatest(log_generation_seen, :generation)
     where log_generation is null or log_generation_seen < :generation`,
    { generation: logGeneration ?? null },
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
    ...(row.log_generation !== null && { logGeneration: row.log_generation }),
    ...(row.log_generation_seen !== null && {
      logGenerationSeen: row.log_generation_seen,
    }),
    ...(row.observation !== null && { observation: row.observation }),
    ...(row.newest_event_at && { newestEventAt: row.newest_event_at }),
  };
}
