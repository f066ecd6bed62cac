import type { Knex } from 'knex';
import { readHead } from '../log/LogHead';
import { exportDeliveries } from './archive/exportDeliveries';

/** Copies of deliveries for somebody to take away; they stay in the log. */
export class DeliveryExport {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DeliveryExport {
    return new DeliveryExport(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** As lines that an import takes, in the order of the log, up to its present head. */
  async lines(options: {
    source?: string;
    /** RFC 3339; inclusive. */
    from: string;
    /** RFC 3339; exclusive. */
    to: string;
  }): Promise<AsyncGenerator<Buffer>> {
    return exportDeliveries(this.#knex, {
      ...options,
      firstSequence: 1,
      lastSequence: await readHead(this.#knex),
    });
  }
}
