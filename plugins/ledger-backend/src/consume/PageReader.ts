import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Thread } from '@pitstop/plugin-devhose-node';
import type { ObservationRules } from '../observe';
import { parsePage } from './parsePage';
import { readPage, type ReadPage } from './readPage';

/** An export of this package, so that it is a file of its own when built, too. */
const script = '@pitstop/plugin-ledger-backend/pageWorker';

/** For less, no thread is worth starting: that is what happens now, not the past. */
const shortBytes = 256 * 1024;

/**
 * Reads pages of the log: long ones in a thread of its own, so that the event
 * loop, which answers everybody, has that time for answering.
 */
export class PageReader {
  readonly #logger: LoggerService;
  readonly #rules: ObservationRules;
  readonly #thread: Thread<ArrayBuffer, ReadPage>;
  #inHand = 0;
  #isResting = false;

  /** @param options - `execArgv` is what Node is started with in the thread, if not what it was started with here. */
  static create(options: {
    logger: LoggerService;
    rules: ObservationRules;
    execArgv?: readonly string[];
  }): PageReader {
    return new PageReader(options);
  }

  private constructor(options: {
    logger: LoggerService;
    rules: ObservationRules;
    execArgv?: readonly string[];
  }) {
    const { hotfixLabels, hotfixBranches, incidentLabels } = options.rules;
    this.#logger = options.logger;
    this.#rules = { hotfixLabels, hotfixBranches, incidentLabels };
    this.#thread = Thread.create({
      script: require.resolve(script),
      name: 'ledger-pages',
      data: this.#rules,
      execArgv: options.execArgv,
    });
  }

  /** @param body - JSON text of a page, in UTF-8. */
  async read(body: ArrayBuffer): Promise<ReadPage> {
    return body.byteLength < shortBytes
      ? this.#readHere(body)
      : this.#readThere(body);
  }

  /** Lets go of the thread, as soon as it has nothing in hand; whoever reads after that gets another. */
  async rest(): Promise<void> {
    this.#isResting = true;
    await this.#endIfResting();
  }

  async #readThere(body: ArrayBuffer): Promise<ReadPage> {
    this.#isResting = false;
    this.#inHand += 1;
    try {
      return await this.#thread.ask(body);
    } catch (error) {
      this.#logger.error(
        'The thread that reads pages of the log ended; what it had in hand is read without it',
        toError(error),
      );
      return this.#readHere(body);
    } finally {
      this.#inHand -= 1;
      await this.#endIfResting();
    }
  }

  async #endIfResting(): Promise<void> {
    if (this.#isResting && this.#inHand === 0) {
      await this.#thread.end();
    }
  }

  #readHere(body: ArrayBuffer): ReadPage {
    return readPage(parsePage(body), this.#rules);
  }
}
