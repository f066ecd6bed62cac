import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import { monthAfter, monthStart, type Month } from '../../log/month';
import {
  archiveName,
  rangeOf,
  type Archive,
  type ArchiveState,
  type ArchiveUnit,
} from './Archive';
import type { FileDigest } from './fileDigest';

/** What one file holds at most. */
const archiveDeliveries = 25_000;

/** Restoring would bring back from files what an erasure has passed already. */
export const restoreOrEraseLock = 'select pg_advisory_xact_lock(1146508872, 4)';

/** What is removed in one transaction. */
const removedTogether = 500;

interface ArchiveRow {
  name: string;
  source: string;
  month: Month;
  first_sequence: string;
  last_sequence: string;
  deliveries: number;
  state: ArchiveState;
  revision: number;
  events_removed_at: Date | null;
  restored_until: Date | null;
}

/**
 * Which deliveries are in which file, and how far their removal has come.
 *
 * Every step is one short transaction that says what it expects, so that it
 * does not matter who takes the next one, or whether two do.
 */
export class ArchiveBook {
  readonly #knex: Knex;
  readonly #archiveDeliveries: number;

  /** @param options.archiveDeliveries - What one file holds at most. */
  static create(options: {
    knex: Knex;
    archiveDeliveries?: number;
  }): ArchiveBook {
    return new ArchiveBook(
      options.knex,
      options.archiveDeliveries ?? archiveDeliveries,
    );
  }

  private constructor(knex: Knex, deliveries: number) {
    this.#knex = knex;
    this.#archiveDeliveries = deliveries;
  }

  /** Months with something that is in no archive yet, or in one that is not through, oldest first. */
  async unfinishedUnits(): Promise<ArchiveUnit[]> {
    const { rows } = await this.#knex.raw<{ rows: ArchiveUnit[] }>(
      `with recursive sources as (
         (select source from delivery_keys order by source limit 1)
         union all
         select (
           select k.source from delivery_keys k
           where k.source > s.source order by k.source limit 1
         )
         from sources s where s.source is not null
       )
       select s.source, p.month::text as month
       from sources s
       cross join log_partitions p
       left join archive_progress a on a.source = s.source and a.month = p.month
       where s.source is not null
         and (
           p.last_sequence > coalesce(a.sequence, 0)
           or exists (
             select 1 from archives x
             where x.source = s.source and x.month = p.month
               and (x.state <> 'removed' or x.events_removed_at is null)
           )
         )
       order by p.month, s.source`,
    );
    return rows;
  }

  /** Divides what is new of a month into archives. */
  async plan(unit: ArchiveUnit): Promise<void> {
    while (await this.#planOne(unit)) {
      // There may be more.
    }
  }

  async #planOne({ source, month }: ArchiveUnit): Promise<boolean> {
    return this.#knex.transaction(async tx => {
      await tx('archive_progress')
        .insert({ source, month, sequence: 0 })
        .onConflict()
        .ignore();
      const progress = await tx('archive_progress')
        .where({ source, month })
        .forUpdate()
        .first();
      // Before the deliveries: all up to it is visible to the next query.
      const partition = await tx('log_partitions').where({ month }).first();
      const { rows } = await tx.raw<{
        rows: Array<{ deliveries: number; first: string; last: string }>;
      }>(
        `select count(*)::integer as deliveries, min(sequence) as first, max(sequence) as last
         from (
           select sequence from deliveries
           where source = :source and sequence > :after
             and received_at >= :from and received_at < :to
           order by sequence
           limit :limit
         ) next`,
        {
          source,
          after: progress.sequence,
          from: monthStart(month),
          to: monthStart(monthAfter(month, 1)),
          limit: this.#archiveDeliveries,
        },
      );
      const [{ deliveries, first, last }] = rows;
      const isFull = deliveries === this.#archiveDeliveries;
      const upTo = isFull
        ? Number(last)
        : Math.max(Number(last ?? 0), Number(partition.last_sequence));
      await tx('archive_progress')
        .where({ source, month })
        .update({ sequence: upTo });
      if (deliveries > 0) {
        const range = {
          firstSequence: Number(first),
          lastSequence: Number(last),
        };
        await tx('archives').insert({
          name: archiveName({ source, month }, range),
          source,
          month,
          first_sequence: range.firstSequence,
          last_sequence: range.lastSequence,
          deliveries,
        });
      }
      return isFull;
    });
  }

  /** In the order of the log. */
  async ofUnit({ source, month }: ArchiveUnit): Promise<Archive[]> {
    const rows = await this.#select()
      .where({ source, month })
      .orderBy('first_sequence');
    return rows.map(toArchive);
  }

  async get(name: string): Promise<Archive | undefined> {
    const row = await this.#select().where({ name }).first();
    return row && toArchive(row);
  }

  /** Names of archives, in their order. */
  async namesAfter(name: string): Promise<string[]> {
    return this.#knex('archives')
      .whereRaw('name collate "C" > ?', [name])
      .orderByRaw('name collate "C"')
      .pluck('name');
  }

  #select(): Knex.QueryBuilder<ArchiveRow, ArchiveRow[]> {
    return this.#knex<ArchiveRow>('archives').select(
      'name',
      'source',
      this.#knex.raw('month::text as month'),
      'first_sequence',
      'last_sequence',
      'deliveries',
      'state',
      'revision',
      'events_removed_at',
      'restored_until',
    );
  }

  /**
   * The file was read back. Of no effect if it has to be written again
   * because something in it was erased meanwhile.
   */
  async markStored(archive: Archive, digest: FileDigest): Promise<boolean> {
    const { name, revision } = archive;
    const updated = await this.#knex('archives')
      .where({ name, revision, state: 'planned' })
      .update({
        state: 'stored',
        stored_at: this.#knex.fn.now(),
        ...digestColumns(digest),
      });
    return updated === 1;
  }

  /** From here on there is no way back: the file is all that will be left. */
  async beginRemoval({ name }: Archive): Promise<boolean> {
    const updated = await this.#knex('archives')
      .where({ name, state: 'stored' })
      .update({ state: 'removing' });
    return updated === 1;
  }

  /** The file was written anew, with something erased in it. */
  async noteRewritten({ name }: Archive, digest: FileDigest): Promise<void> {
    await this.#knex('archives')
      .where({ name })
      .update({
        revision: this.#knex.raw('revision + 1'),
        ...digestColumns(digest),
      });
  }

  /** Removes some of its deliveries; resolves to how many, 0 when all are gone. */
  async removeSome(
    archive: Archive,
    table: 'deliveries' | 'events',
  ): Promise<number> {
    const range = rangeOf(archive);
    const { rows } = await this.#knex.raw<{ rows: Array<{ count: number }> }>(
      `with expired as (
         select distinct sequence from (
           select sequence from :table:
           where sequence between :firstSequence and :lastSequence
             and received_at >= :from and received_at < :to
             and source = :source
           order by sequence
           limit :removedTogether
         ) next
       ), removed as (
         delete from :table: t using expired e
         where t.sequence = e.sequence
           and t.received_at >= :from and t.received_at < :to
         returning 1
       )
       select count(*)::integer as count from removed`,
      { ...range, source: archive.source, table, removedTogether },
    );
    return rows[0].count;
  }

  /**
   * Has an archive put back into the log until then.
   *
   * @throws NotFoundError, ConflictError if it is in the log, or somebody is
   *   just being erased.
   */
  async restore(name: string, until: Date): Promise<void> {
    await this.#knex.transaction(async tx => {
      await tx.raw(restoreOrEraseLock);
      const erasure = await tx('erasures')
        .whereIn('state', ['erasing', 'erasing-files'])
        .first('id');
      if (erasure !== undefined) {
        throw new ConflictError(
          `Erasure ${erasure.id} is under way; restore ${name} when it is done`,
        );
      }
      const updated = await tx('archives')
        .where({ name, state: 'removed' })
        .update({ state: 'restoring', restored_until: until });
      if (updated === 0) {
        const archive = await this.get(name);
        throw archive === undefined
          ? new NotFoundError(
              `There is no archive '${name}'; GET /v1/archives lists all`,
            )
          : new ConflictError(
              `${name} is ${archive.state}; only what is removed can be restored`,
            );
      }
    });
  }

  /** Those that are to be put back. */
  async restoring(): Promise<Archive[]> {
    const rows = await this.#select()
      .where({ state: 'restoring' })
      .orderBy('name');
    return rows.map(toArchive);
  }

  /** All of it is in the log again. */
  async markRestored({ name }: Archive): Promise<void> {
    await this.#knex('archives')
      .where({ name, state: 'restoring' })
      .update({ state: 'restored', removed_at: null, events_removed_at: null });
  }

  /** Its time in the log is over once more. */
  async endRestoration({ name }: Archive): Promise<void> {
    await this.#knex('archives')
      .where({ name, state: 'restored' })
      .update({ state: 'removing', restored_until: null });
  }

  async markRemoved({ name }: Archive): Promise<void> {
    await this.#knex('archives')
      .where({ name, state: 'removing' })
      .update({ state: 'removed', removed_at: this.#knex.fn.now() });
  }

  async markEventsRemoved(archive: Archive): Promise<void> {
    const { name, source } = archive;
    const { firstSequence, lastSequence, from, to } = rangeOf(archive);
    await this.#knex.transaction(async tx => {
      // Or an exchange would bring back those that read otherwise.
      await tx('reinterpreted_events')
        .where({ source })
        .whereBetween('sequence', [firstSequence, lastSequence])
        .where('received_at', '>=', from)
        .where('received_at', '<', to)
        .delete();
      await tx('archives')
        .where({ name, state: 'removed', events_removed_at: null })
        .update({ events_removed_at: tx.fn.now() });
    });
  }
}

function digestColumns(digest: FileDigest) {
  return {
    content_sha256: digest.contentSha256,
    file_sha256: digest.fileSha256,
    file_bytes: digest.fileBytes,
  };
}

function toArchive(row: ArchiveRow): Archive {
  return {
    name: row.name,
    source: row.source,
    month: row.month,
    firstSequence: Number(row.first_sequence),
    lastSequence: Number(row.last_sequence),
    deliveries: row.deliveries,
    state: row.state,
    revision: row.revision,
    eventsRemoved: row.events_removed_at !== null,
    restoredUntil: row.restored_until ?? undefined,
  };
}
