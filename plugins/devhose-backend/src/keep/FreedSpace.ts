import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Knex } from 'knex';
import { partitionName, type PartitionedTable } from '../log/Partitions';
import type { Month } from '../log/month';

/** Nobody waits longer than this behind us. */
const lockTimeout = `set local lock_timeout = '1s'`;

/** SQLSTATE of a lock that was not to be had in time. */
const lockNotAvailable = '55P03';

/** Gives the disk back what removed rows took. */
export class FreedSpace {
  readonly #knex: Knex;
  readonly #logger: LoggerService;

  static create(options: { knex: Knex; logger: LoggerService }): FreedSpace {
    return new FreedSpace(options.knex, options.logger);
  }

  private constructor(knex: Knex, logger: LoggerService) {
    this.#knex = knex;
    this.#logger = logger;
  }

  /**
   * Empties the files of a partition without rows. The partition stays:
   * history may be brought in again. One that is not empty is left to vacuum.
   */
  async giveBack(table: PartitionedTable, month: Month): Promise<void> {
    const partition = partitionName(table, month);
    try {
      await this.#knex.transaction(async tx => {
        await tx.raw(lockTimeout);
        await tx.raw('lock table only ?? in access exclusive mode', [
          partition,
        ]);
        const row = await tx(partition).first(tx.raw('1'));
        if (row === undefined) {
          await tx.raw('truncate only ??', [partition]);
        }
      });
    } catch (error) {
      if (!isError(error) || error.code !== lockNotAvailable) {
        throw error;
      }
      this.#logger.info(
        `Somebody is reading ${partition}; its space is given back by vacuum`,
      );
    }
  }
}
