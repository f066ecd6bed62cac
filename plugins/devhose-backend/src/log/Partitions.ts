import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { monthAfter, monthOf, monthStart, type Month } from './month';

/** Beside the one under which deliveries are appended. */
const partitionLock = 'select pg_advisory_xact_lock(1146508872, 2)';

const partitionedTables = ['deliveries', 'events'] as const;

/** How many months ahead partitions are made. */
const monthsAhead = 2;

/** Makes the monthly partitions of the log. Safe with several processes at it. */
export class Partitions {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #known = new Set<Month>();

  static create(options: { knex: Knex; logger: LoggerService }): Partitions {
    return new Partitions(options.knex, options.logger);
  }

  private constructor(knex: Knex, logger: LoggerService) {
    this.#knex = knex;
    this.#logger = logger;
  }

  /** Makes those of this month and the next ones. */
  async makeAhead(now: Date): Promise<void> {
    const thisMonth = monthOf(now);
    const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) =>
      monthAfter(thisMonth, ahead),
    );
    await this.ensure(months);
  }

  /** Makes those that aren't there. */
  async ensure(months: Iterable<Month>): Promise<void> {
    const missing = [...new Set(months)].filter(
      month => !this.#known.has(month),
    );
    if (missing.length === 0) {
      return;
    }
    await this.#knex.transaction(async tx => {
      await tx.raw(partitionLock);
      const present = new Set(
        await tx('log_partitions')
          .select({ month: tx.raw('month::text') })
          .whereIn('month', missing)
          .then((rows: Array<{ month: Month }>) => rows.map(row => row.month)),
      );
      for (const month of missing) {
        if (!present.has(month)) {
          await this.#make(tx, month);
          this.#logger.info(`Made the partitions of ${month.slice(0, 7)}`);
        }
      }
    });
    for (const month of missing) {
      this.#known.add(month);
    }
  }

  async #make(tx: Knex.Transaction, month: Month): Promise<void> {
    const from = monthStart(month);
    const to = monthStart(monthAfter(month, 1));
    for (const table of partitionedTables) {
      const partition = `${table}_${month.slice(0, 7).replace('-', '_')}`;
      // Attaching, unlike creating in place, lets readers and writers go on.
      await tx.raw(
        `create table ?? (like ?? including defaults including constraints including storage including comments)`,
        [partition, table],
      );
      await tx.raw(
        `alter table ?? attach partition ?? for values from ('${from}') to ('${to}')`,
        [table, partition],
      );
    }
    await tx('log_partitions').insert({ month });
  }
}
