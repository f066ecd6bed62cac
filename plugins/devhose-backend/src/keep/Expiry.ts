import type { LoggerService } from '@backstage/backend-plugin-api';
import type { KeepingMetrics } from '../metrics/KeepingMetrics';
import type { Archive, ArchiveUnit } from './archive/Archive';
import type { ArchiveBook } from './archive/ArchiveBook';
import type { ArchiveWriter } from './archive/ArchiveWriter';
import type { FreedSpace } from './FreedSpace';
import type { RetentionPolicy } from './RetentionPolicy';

/** What is counted on the way. */
export type ExpiryMetrics = Pick<
  KeepingMetrics,
  'countArchived' | 'countRemoved'
>;

/** What a run of the expiry did. */
export interface ExpiryResult {
  /** Deliveries that were written to files. */
  archived: number;
  /** Deliveries whose headers and bodies were removed. */
  removed: number;
  /** Deliveries whose events were removed. */
  eventsRemoved: number;
}

/**
 * Writes what is older than its retention to files, and only then removes it.
 *
 * It may be killed anywhere and started again, also by two processes at once:
 * what goes into a file is decided before it is written, the same file has the
 * same name and content however often it is written, and nothing is removed before
 * the file was read back. Deliveries come in meanwhile.
 */
export class Expiry {
  readonly #policy: RetentionPolicy;
  readonly #book: ArchiveBook;
  readonly #writer: ArchiveWriter;
  readonly #space: FreedSpace;
  readonly #metrics: ExpiryMetrics;
  readonly #logger: LoggerService;

  static create(options: {
    policy: RetentionPolicy;
    book: ArchiveBook;
    writer: ArchiveWriter;
    space: FreedSpace;
    metrics: ExpiryMetrics;
    logger: LoggerService;
  }): Expiry {
    return new Expiry(options);
  }

  private constructor(options: {
    policy: RetentionPolicy;
    book: ArchiveBook;
    writer: ArchiveWriter;
    space: FreedSpace;
    metrics: ExpiryMetrics;
    logger: LoggerService;
  }) {
    this.#policy = options.policy;
    this.#book = options.book;
    this.#writer = options.writer;
    this.#space = options.space;
    this.#metrics = options.metrics;
    this.#logger = options.logger;
  }

  /**
   * Resolves when nothing is left to do, or the signal is aborted.
   *
   * @param begins - Called before anything is changed, if anything is to be.
   * @throws Error if a file cannot be written or is not what was written.
   */
  async run(
    now: Date,
    signal: AbortSignal,
    begins: () => Promise<void> = async () => {},
  ): Promise<ExpiryResult> {
    let begun: Promise<void> | undefined;
    const result: ExpiryResult = { archived: 0, removed: 0, eventsRemoved: 0 };
    for (const unit of await this.#book.unfinishedUnits()) {
      const { source, month } = unit;
      if (!this.#policy.isOver('rawMilliseconds', source, month, now)) {
        continue;
      }
      await this.#book.plan(unit);
      for (const archive of await this.#book.ofUnit(unit)) {
        if (signal.aborted) {
          return result;
        }
        if (this.#isDue(archive, now)) {
          begun ??= begins();
          await begun;
          await this.#expire(archive, now, result, signal);
        }
      }
      await this.#giveBack(unit, result);
    }
    return result;
  }

  #isDue(archive: Archive, now: Date): boolean {
    const { state, restoredUntil, eventsRemoved, source, month } = archive;
    switch (state) {
      case 'restoring':
        return false;
      case 'restored':
        return restoredUntil === undefined || now >= restoredUntil;
      case 'removed':
        return (
          !eventsRemoved &&
          this.#policy.isOver('eventsMilliseconds', source, month, now)
        );
      default:
        return true;
    }
  }

  async #expire(
    archive: Archive,
    now: Date,
    result: ExpiryResult,
    signal: AbortSignal,
  ): Promise<void> {
    if (archive.state === 'restored') {
      await this.#book.endRestoration(archive);
    }
    if (archive.state === 'planned') {
      const digest = await this.#writer.write(archive);
      if (!(await this.#book.markStored(archive, digest))) {
        return;
      }
      result.archived += archive.deliveries;
      this.#metrics.countArchived(archive.source, digest);
      this.#logger.info(
        `Wrote ${archive.deliveries} deliveries to ${archive.name}`,
      );
    }
    if (archive.state === 'planned' || archive.state === 'stored') {
      if (!(await this.#book.beginRemoval(archive))) {
        return;
      }
    }
    if (archive.state !== 'removed') {
      if (!(await this.#remove(archive, 'deliveries', signal))) {
        return;
      }
      await this.#book.markRemoved(archive);
      result.removed += archive.deliveries;
    }
    const { source, month } = archive;
    if (
      !archive.eventsRemoved &&
      this.#policy.isOver('eventsMilliseconds', source, month, now) &&
      (await this.#remove(archive, 'events', signal))
    ) {
      await this.#book.markEventsRemoved(archive);
      result.eventsRemoved += archive.deliveries;
    }
  }

  /** @returns Whether all of them are gone. */
  async #remove(
    archive: Archive,
    table: 'deliveries' | 'events',
    signal: AbortSignal,
  ): Promise<boolean> {
    while (!signal.aborted) {
      const removed = await this.#book.removeSome(archive, table);
      if (removed === 0) {
        return true;
      }
      this.#metrics.countRemoved(archive.source, table, removed);
    }
    return false;
  }

  async #giveBack(unit: ArchiveUnit, result: ExpiryResult): Promise<void> {
    if (result.removed > 0) {
      await this.#space.giveBack('deliveries', unit.month);
    }
    if (result.eventsRemoved > 0) {
      await this.#space.giveBack('events', unit.month);
    }
  }
}
