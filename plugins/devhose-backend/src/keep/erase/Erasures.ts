import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Erasure } from '@pitstop/plugin-devhose-common';
import type { InterpretationContext } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import type { Sources } from '../../sources/Sources';
import { startSoon } from '../startSoon';
import { ErasureBook } from './ErasureBook';
import { ErasureRunner } from './ErasureRunner';
import type { PersonIdentity } from './PersonIdentity';

const erasureTask = 'devhose-erasures';

/** Shorter than the time after which another process takes over. */
const sliceMilliseconds = 60_000;

/** Those who wish to be forgotten, and what is done about it. */
export class Erasures {
  readonly book: ErasureBook;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;

  /**
   * Works on erasures from now on.
   *
   * @param options.eraseFiles - Starts what has to be done in files.
   */
  static async start(options: {
    knex: Knex;
    sources: Sources;
    context: InterpretationContext;
    scheduler: SchedulerService;
    logger: LoggerService;
    eraseFiles: () => Promise<void>;
  }): Promise<Erasures> {
    const { knex, scheduler, eraseFiles } = options;
    const runner = ErasureRunner.create(options);
    await scheduler.scheduleTask({
      id: erasureTask,
      frequency: { seconds: 30 },
      timeout: { minutes: 2 },
      fn: async signal => {
        await runner.run(
          AbortSignal.any([signal, AbortSignal.timeout(sliceMilliseconds)]),
        );
        const waiting = await knex('erasures')
          .where({ state: 'erasing-files' })
          .first('id');
        if (waiting !== undefined) {
          await eraseFiles();
        }
      },
    });
    return new Erasures(
      ErasureBook.create({ knex }),
      scheduler,
      options.logger,
    );
  }

  private constructor(
    book: ErasureBook,
    scheduler: SchedulerService,
    logger: LoggerService,
  ) {
    this.book = book;
    this.#scheduler = scheduler;
    this.#logger = logger;
  }

  /** Has it counted what there is of a person; see {@link ErasureBook.request}. */
  async request(
    identity: PersonIdentity,
    requestedBy: string,
  ): Promise<Erasure> {
    const erasure = await this.book.request(identity, requestedBy);
    await startSoon(this.#scheduler, erasureTask, this.#logger);
    return erasure;
  }

  /** Has the person erased; see {@link ErasureBook.confirm}. */
  async confirm(id: string, identity: PersonIdentity): Promise<Erasure> {
    const erasure = await this.book.confirm(id, identity);
    await startSoon(this.#scheduler, erasureTask, this.#logger);
    return erasure;
  }
}
