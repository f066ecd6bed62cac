import type {
  AuditorService,
  AuditorServiceEvent,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { KeptArchives } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import type { DeliveryPreparer } from '../interpret/DeliveryPreparer';
import type { Sources } from '../sources/Sources';
import type { KeepingMetrics } from '../metrics/KeepingMetrics';
import { ArchiveBook } from './archive/ArchiveBook';
import { ArchiveRestorer } from './archive/ArchiveRestorer';
import { ArchiveWriter } from './archive/ArchiveWriter';
import type { ArchiveStore } from './archive/ArchiveStore';
import { FileEraser } from './erase/FileEraser';
import { Expiry } from './Expiry';
import { FreedSpace } from './FreedSpace';
import { readKeptArchives } from './readKeptArchives';
import type { RetentionPolicy } from './RetentionPolicy';
import { startSoon } from './startSoon';

/** Whatever writes files. */
const filesTask = 'devhose-archive-files';

/**
 * Whose process is killed keeps the others waiting until its turn would be over.
 * What is not through by then is taken up in the next turn, where it was left.
 */
const turn = { frequency: { minutes: 20 }, timeout: { minutes: 15 } };

/** How long things are kept, and where they go. */
export class Keeping {
  readonly #knex: Knex;
  readonly #book: ArchiveBook;
  readonly #policy: RetentionPolicy;
  readonly #store: ArchiveStore | undefined;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;

  /** Has what is over its retention expire from now on. */
  static async start(options: {
    knex: Knex;
    policy: RetentionPolicy;
    store: ArchiveStore | undefined;
    scheduler: SchedulerService;
    auditor: AuditorService;
    sources: Sources;
    preparer: DeliveryPreparer;
    metrics: KeepingMetrics;
    logger: LoggerService;
  }): Promise<Keeping> {
    const { knex, policy, store, scheduler, auditor, metrics, logger } =
      options;
    const book = ArchiveBook.create({ knex });
    const files = store && {
      store,
      writer: ArchiveWriter.create({ knex, store }),
    };
    const expiry =
      files &&
      Expiry.create({
        policy,
        book,
        writer: files.writer,
        space: FreedSpace.create({ knex, logger }),
        metrics,
        logger,
      });
    const eraser = FileEraser.create({ knex, book, files, logger });
    const restorer =
      store && ArchiveRestorer.create({ ...options, book, store });
    await scheduler.scheduleTask({
      id: filesTask,
      ...turn,
      // One after the other: they write the same files.
      fn: async signal => {
        await eraser.run(signal);
        await restorer?.run(signal);
        if (expiry !== undefined && !policy.keepsAll) {
          await runAudited(expiry, { signal, auditor, metrics });
        }
      },
    });
    return new Keeping({ knex, book, policy, store, scheduler, logger });
  }

  private constructor(options: {
    knex: Knex;
    book: ArchiveBook;
    policy: RetentionPolicy;
    store: ArchiveStore | undefined;
    scheduler: SchedulerService;
    logger: LoggerService;
  }) {
    this.#knex = options.knex;
    this.#book = options.book;
    this.#policy = options.policy;
    this.#store = options.store;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
  }

  /** What is in files. */
  async archives(): Promise<KeptArchives> {
    return readKeptArchives(this.#knex, {
      policy: this.#policy,
      address: this.#store?.address,
    });
  }

  /**
   * Starts what would start by itself before long, unless it is under way.
   *
   * @throws InputError if nothing ever expires.
   */
  async expireNow(): Promise<void> {
    if (this.#policy.keepsAll) {
      throw new InputError(
        'Everything is kept for ever; set devhose.retention to let something expire',
      );
    }
    await this.startSoon();
  }

  /**
   * Puts an archive back into the log for so many days; see
   * {@link ArchiveBook.restore}.
   */
  async restore(name: string, days: number): Promise<void> {
    const until = new Date(Date.now() + durationToMilliseconds({ days }));
    await this.#book.restore(name, until);
    await this.startSoon();
  }

  /** Starts what is done in files, be it expiry or erasure. */
  async startSoon(): Promise<void> {
    await startSoon(this.#scheduler, filesTask, this.#logger);
  }
}

/** A turn in which nothing expires is nothing to be audited. */
async function runAudited(
  expiry: Expiry,
  options: {
    signal: AbortSignal;
    auditor: AuditorService;
    metrics: KeepingMetrics;
  },
): Promise<void> {
  const { signal, auditor, metrics } = options;
  let audit: AuditorServiceEvent | undefined;
  const begin = async () => {
    audit = await auditor.createEvent({
      eventId: 'delivery-expiry',
      severityLevel: 'medium',
    });
  };
  try {
    const result = await expiry.run(new Date(), signal, begin);
    metrics.countRun('succeeded');
    await audit?.success({ meta: { ...result } });
  } catch (error) {
    metrics.countRun('failed');
    await audit?.fail({ error: toError(error) });
    throw error;
  }
}
