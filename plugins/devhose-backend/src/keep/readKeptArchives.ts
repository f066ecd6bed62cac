import type { KeptArchive, KeptArchives } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import type { ArchiveState } from './archive/Archive';
import type { RetentionPolicy } from './RetentionPolicy';

interface KeptArchiveRow {
  name: string;
  source: string;
  month: string;
  first_sequence: string;
  last_sequence: string;
  deliveries: number;
  state: ArchiveState;
  file_bytes: string | null;
  file_sha256: string | null;
  stored_at: Date | null;
  removed_at: Date | null;
  events_removed_at: Date | null;
  restored_until: Date | null;
}

/** What is in files, newest month first, and how long what is not. */
export async function readKeptArchives(
  knex: Knex,
  options: { policy: RetentionPolicy; address: string | undefined },
): Promise<KeptArchives> {
  const rows: KeptArchiveRow[] = await knex('archives')
    .select('*', knex.raw(`to_char(month, 'YYYY-MM') as month`))
    .orderBy([
      { column: 'archives.month', order: 'desc' },
      'source',
      'first_sequence',
    ]);
  return {
    address: options.address,
    retention: options.policy.inDays(),
    items: rows.map(toKeptArchive),
  };
}

function toKeptArchive(row: KeptArchiveRow): KeptArchive {
  return {
    name: row.name,
    source: row.source,
    month: row.month,
    firstSequence: Number(row.first_sequence),
    lastSequence: Number(row.last_sequence),
    deliveries: row.deliveries,
    state: row.state,
    fileBytes: row.file_bytes === null ? undefined : Number(row.file_bytes),
    fileSha256: row.file_sha256 ?? undefined,
    storedAt: row.stored_at?.toISOString(),
    removedAt: row.removed_at?.toISOString(),
    eventsRemovedAt: row.events_removed_at?.toISOString(),
    restoredUntil: row.restored_until?.toISOString(),
  };
}
