import { availableParallelism } from 'node:os';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Thread } from '@pitstop/plugin-devhose-node';
import type { ReadingWorkerData } from '../readingWorker';
import { createInterpretationContext } from '../interpret/createInterpretationContext';
import { interpreters } from '../sources/interpreters';
import type { Sources } from '../sources/Sources';
import { Breath } from './Breath';
import { addCounts, type Findings } from './Findings';
import { handOverPortion, type HandedPortion } from './HandedPortion';
import { readPortion, type Portion, type Reading } from './readPortion';

/** An export of this package, so that it is a file of its own when built, too. */
const script = '@pitstop/plugin-devhose-backend/readingWorker';

/** For fewer, no thread is worth starting. */
const fewDeliveries = 50;

/** The one connection that fetches deliveries keeps no more at work. */
const mostThreads = 4;

/** How many threads read where this share of the time is theirs; all of it is that of all processors. */
export function threadsFor(share: number): number {
  return share < 1 ? 1 : Math.min(availableParallelism(), mostThreads);
}

const namesByInterpreter = new Map(
  Object.entries(interpreters).map(([name, interpreter]) => [
    interpreter,
    name,
  ]),
);

/**
 * Reads deliveries again: in threads of their own, so that the event loop, which
 * answers everybody, has that time for answering. Interpreters that don't come
 * with Devhose are functions that no thread can find; they read here.
 */
export class ReadingThreads {
  readonly #logger: LoggerService;
  readonly #sources: Sources;
  readonly #reading: Reading;
  readonly #threads: Thread<HandedPortion, Findings>[];
  #turn = 0;

  /**
   * @param options - `contributorKey` is that of the pseudonyms of people, `count`
   *   how many threads there are at most, at least 1, `execArgv` what Node is started with in
   *   them, if not what it was started with here.
   */
  static create(options: {
    sources: Sources;
    contributorKey: Buffer;
    logger: LoggerService;
    count: number;
    execArgv?: readonly string[];
  }): ReadingThreads {
    const { contributorKey, count, execArgv } = options;
    const data: ReadingWorkerData = { contributorKey };
    const threads = Array.from({ length: count }, (_, index) =>
      Thread.create<HandedPortion, Findings>({
        script: require.resolve(script),
        name: `devhose-reading-${index}`,
        data,
        execArgv,
      }),
    );
    return new ReadingThreads(options, threads);
  }

  private constructor(
    options: {
      sources: Sources;
      contributorKey: Buffer;
      logger: LoggerService;
    },
    threads: Thread<HandedPortion, Findings>[],
  ) {
    const { sources, contributorKey, logger } = options;
    this.#logger = logger;
    this.#sources = sources;
    this.#reading = {
      sourceOf: ({ source }) => sources.get(source),
      context: createInterpretationContext(contributorKey),
    };
    this.#threads = threads;
  }

  /** So many portions keep all threads at work. */
  get portionsAtOnce(): number {
    return this.#threads.length + 1;
  }

  async read(portion: Portion): Promise<Findings> {
    const names = this.#namesOf(portion);
    if (portion.length < fewDeliveries || names.size === 0) {
      return this.#readHere(portion);
    }
    const [findings, others] = await Promise.all([
      this.#readThere(
        portion.filter(({ delivery }) => names.has(delivery.source)),
        names,
      ),
      this.#readHere(
        portion.filter(({ delivery }) => !names.has(delivery.source)),
      ),
    ]);
    addCounts(findings, others);
    findings.differences.push(...others.differences);
    return findings;
  }

  /** Ends the threads; whoever reads after that gets others. */
  async end(): Promise<void> {
    await Promise.all(this.#threads.map(thread => thread.end()));
  }

  async #readThere(
    portion: Portion,
    names: ReadonlyMap<string, string>,
  ): Promise<Findings> {
    const thread = this.#threads[this.#turn];
    this.#turn = (this.#turn + 1) % this.#threads.length;
    const handed = handOverPortion(portion, names);
    try {
      return await thread.ask(handed, [handed.bodies.buffer]);
    } catch (error) {
      this.#logger.error(
        'A thread that reads deliveries again ended; what it had in hand is read without it',
        toError(error),
      );
      return this.#readHere(portion);
    }
  }

  #readHere(portion: Portion): Promise<Findings> {
    const breath = Breath.create();
    return readPortion(portion, this.#reading, () => breath.take());
  }

  /** By source, the name of its interpreter; without those that a thread can't find. */
  #namesOf(portion: Portion): Map<string, string> {
    const names = new Map<string, string>();
    for (const source of new Set(portion.map(each => each.delivery.source))) {
      const { interpreter } = this.#sources.get(source);
      const name = interpreter && namesByInterpreter.get(interpreter);
      if (name !== undefined) {
        names.set(source, name);
      }
    }
    return names;
  }
}
