import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { monthAfter, monthOf, monthStart, type Month } from './month';

/** Beside the one under which deliveries are appended. */
const partitionLock = 'select pg_advisory_xact_lock(1146508872, 2)';

const partitionedTables = ['deliveries', 'events'] as const;

/** A table that has a partition for each month. */
export type PartitionedTable = (typeof partitionedTables)[number];

/** Of the table that holds a month. */
export function partitionName(table: PartitionedTable, month: Month): string {
  return `${table}_${month.slice(0, 7).replace('-', '_')}`;
}

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
    await this.ensure(months, { ahead: true });
  }

  /** Makes those that aren't there. */
  async ensure(
    months: Iterable<Month>,
    options: { ahead: boolean } = { ahead: false },
  ): Promise<void> {
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
          this.#tell(month, options);
        }
      }
    });
    for (const month of missing) {
      this.#known.add(month);
    }
  }

  #tell(month: Month, { ahead }: { ahead: boolean }): void {
    const name = month.slice(0, 7);
    if (ahead || month < monthOf(new Date())) {
      this.#logger.info(`Made the partitions of ${name}`);
    } else {
      this.#logger.warn(
        `The partitions of ${name} were only made when the first delivery came in; see why the task devhose-partitions is late`,
      );
    }
  }

  async #make(tx: Knex.Transaction, month: Month): Promise<void> {
    const from = monthStart(month);
    const to = monthStart(monthAfter(month, 1));
    for (const table of partitionedTables) {
      const partition = partitionName(table, month);
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
