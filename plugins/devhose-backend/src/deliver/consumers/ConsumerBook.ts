import type {
  ConsumerStatus,
  DeadLetterPage,
  EventHandling,
  EventPlace,
  ReplayPlan,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import {
  discardDeadLetters,
  readDeadLetters,
  redriveDeadLetters,
  type DeadLetterChoice,
} from './deadLetters';
import { readConsumer, readConsumers, readStatus } from './readConsumers';
import { readHandlings } from './readHandlings';
import { planReplay, replay, type ReplayStart } from './replay';

/** Consumers as their operators see them. */
export class ConsumerBook {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ConsumerBook {
    return new ConsumerBook(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<ConsumerStatus[]> {
    return readConsumers(this.#knex);
  }

  /** @throws NotFoundError */
  async status(name: string): Promise<ConsumerStatus> {
    return readStatus(this.#knex, await readConsumer(this.#knex, name));
  }

  /**
   * What each consumer has done with an event.
   *
   * @throws NotFoundError
   */
  async handlings(place: EventPlace): Promise<EventHandling[]> {
    return readHandlings(this.#knex, place);
  }

  /** @throws NotFoundError */
  async deadLetters(
    name: string,
    page: { before?: number; limit: number },
  ): Promise<DeadLetterPage> {
    await readConsumer(this.#knex, name);
    return readDeadLetters(this.#knex, name, page);
  }

  /** @throws NotFoundError */
  async redrive(name: string, choice: DeadLetterChoice): Promise<number> {
    await readConsumer(this.#knex, name);
    return redriveDeadLetters(this.#knex, name, choice);
  }

  /** @throws NotFoundError */
  async discard(name: string, choice: DeadLetterChoice): Promise<number> {
    await readConsumer(this.#knex, name);
    return discardDeadLetters(this.#knex, name, choice);
  }

  /** @throws NotFoundError */
  async planReplay(name: string, start: ReplayStart): Promise<ReplayPlan> {
    return planReplay(this.#knex, name, start);
  }

  /** @throws NotFoundError */
  async replay(name: string, start: ReplayStart): Promise<ReplayPlan> {
    return replay(this.#knex, name, start);
  }
}
