import type { Knex } from 'knex';
import type { Unit } from '../derive';
import { adoptOwnUnits, hasUnits } from '../store/ownRules';
import { adoptServiceLinks, type ServiceLink } from '../store/serviceLinks';
import { pause } from '../consume/pause';

/** How often it is looked whether facts have been derived… */
const lookMilliseconds = 200;

/** …and for how long: who asks meanwhile gets the facts from before. */
const mostMilliseconds = 10_000;

/** Keeps the units with rules of their own, and whose incidents are whose, as the catalog says. */
export class OwnUnits {
  readonly #knex: Knex;
  readonly #derive: () => void;

  /** @param options.derive - Has derived what isn't; returns at once. */
  static create(options: { knex: Knex; derive: () => void }): OwnUnits {
    return new OwnUnits(options.knex, options.derive);
  }

  private constructor(knex: Knex, derive: () => void) {
    this.#knex = knex;
    this.#derive = derive;
  }

  /**
   * Makes these the units with rules of their own. Only what is new is derived:
   * of repositories that a component looks at in another way now.
   *
   * @returns How many repositories are derived again.
   */
  async adopt(units: Unit[]): Promise<number> {
    const touched = await adoptOwnUnits(this.#knex, units);
    if (touched > 0) {
      this.#derive();
    }
    return touched;
  }

  /**
   * Makes these the links between tools' services and repositories.
   *
   * @returns How many repositories are derived again.
   */
  async adoptServices(links: ServiceLink[]): Promise<number> {
    const touched = await adoptServiceLinks(this.#knex, links);
    if (touched > 0) {
      this.#derive();
    }
    return touched;
  }

  /** Resolves when there are facts of all these units, or when it takes too long. */
  async derived(units: Unit[]): Promise<void> {
    const signal = AbortSignal.timeout(mostMilliseconds);
    while (!signal.aborted && !(await hasUnits(this.#knex, units))) {
      await pause(lookMilliseconds, signal);
    }
  }
}
