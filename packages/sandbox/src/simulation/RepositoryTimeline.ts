import { Heap } from 'heap-js';
import type { Random } from '../random';
import type { Dispatch } from './happenings';
import type { Process } from './Process';
import type { RepositoryWorld } from './RepositoryWorld';

interface Sleeper {
  wakesAt: number;
  /** Decides between those that wake together. */
  order: number;
  process: Process;
}

/** Wakes the processes of one repository, each at its time. */
export class RepositoryTimeline {
  readonly #world: RepositoryWorld;
  readonly #ids: Random;
  readonly #sleepers = new Heap<Sleeper>(
    (a, b) => a.wakesAt - b.wakesAt || a.order - b.order,
  );
  #order = 0;

  private constructor(world: RepositoryWorld, ids: Random) {
    this.#world = world;
    this.#ids = ids;
  }

  static create(options: {
    world: RepositoryWorld;
    /** Where delivery ids come from. */
    ids: Random;
    life: Process;
  }): RepositoryTimeline {
    const timeline = new RepositoryTimeline(options.world, options.ids);
    timeline.#sleep(options.life, options.world.now);
    return timeline;
  }

  /** What happens in the repository, in order of time. */
  *dispatches(): Generator<Dispatch, void, undefined> {
    const world = this.#world;
    for (;;) {
      const sleeper = this.#sleepers.pop();
      if (!sleeper) {
        return;
      }
      world.now = sleeper.wakesAt;
      yield* this.#wake(sleeper.process);
    }
  }

  #sleep(process: Process, wakesAt: number): void {
    this.#sleepers.push({ wakesAt, process, order: this.#order++ });
  }

  *#wake(process: Process): Generator<Dispatch, void, undefined> {
    const world = this.#world;
    for (;;) {
      const { done, value } = process.next();
      for (const spawned of world.takeSpawned()) {
        this.#sleep(spawned, world.now);
      }
      if (done) {
        return;
      }
      if (typeof value === 'number') {
        this.#sleep(process, Math.max(value, world.now));
        return;
      }
      yield {
        id: this.#ids.uuid(),
        at: world.now,
        repository: world.repository,
        happening: value,
      };
    }
  }
}
