import { NotFoundError } from '@backstage/errors';
import type { Fault, FaultKind, FaultRequest, FaultyTool } from './Fault';

/** What is wrong at the moment, by the wish of whoever tries the portal out. */
export class Faults {
  readonly #now: () => number;
  readonly #faults = new Map<number, Fault>();
  #lastId = 0;

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(now: () => number = Date.now): Faults {
    return new Faults(now);
  }

  add({ forSeconds, ...request }: FaultRequest): Fault {
    const fault = {
      ...request,
      id: ++this.#lastId,
      until: this.#now() + forSeconds * 1_000,
    };
    this.#faults.set(fault.id, fault);
    return fault;
  }

  /** Ends a fault before its time. @throws NotFoundError if it is over. */
  end(id: number): void {
    if (!this.current().some(fault => fault.id === id)) {
      throw new NotFoundError(
        `There is no fault ${id} any more; ask for those that there are`,
      );
    }
    this.#faults.delete(id);
  }

  /** Those that are not over. */
  current(): Fault[] {
    for (const { id, until } of this.#faults.values()) {
      if (until <= this.#now()) {
        this.#faults.delete(id);
      }
    }
    return [...this.#faults.values()];
  }

  /** What is wrong with a tool in this way, if anything. */
  of(tool: FaultyTool, kind: FaultKind): Fault | undefined {
    return this.current().find(
      fault => fault.kind === kind && (fault.tool ?? tool) === tool,
    );
  }
}
