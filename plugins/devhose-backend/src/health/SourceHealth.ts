import type {
  QuarantinePage,
  SourceOverview,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import type { SourceGates } from '../limits/SourceGates';
import { WatchBook } from '../sources/kubernetes/watch/WatchBook';
import type { Sources } from '../sources/Sources';
import type { SweepBook } from '../sweep/SweepBook';
import { countQuarantined, readQuarantine } from './readQuarantine';
import { readCounts, readRejections } from './readCounts';
import { sourcesInLog } from './sourcesInLog';
import { toSourceStatus } from './toSourceStatus';
import { unknownSource } from './SourceOutcome';
import type { SourceTally } from './SourceTally';

/** The source whose clusters are watched. */
const kubernetes = 'kubernetes';

/** How sources are doing, for operators. */
export class SourceHealth {
  readonly #knex: Knex;
  readonly #sources: Sources;
  readonly #tally: SourceTally;
  readonly #sweeps: SweepBook;
  readonly #gates: SourceGates;
  readonly #watches: WatchBook;

  static create(options: {
    knex: Knex;
    sources: Sources;
    tally: SourceTally;
    sweeps: SweepBook;
    gates: SourceGates;
  }): SourceHealth {
    return new SourceHealth(options);
  }

  private constructor(options: {
    knex: Knex;
    sources: Sources;
    tally: SourceTally;
    sweeps: SweepBook;
    gates: SourceGates;
  }) {
    this.#knex = options.knex;
    this.#sources = options.sources;
    this.#tally = options.tally;
    this.#sweeps = options.sweeps;
    this.#gates = options.gates;
    this.#watches = WatchBook.create({ knex: options.knex });
  }

  /** All sources that are set up; what other processes counted, up to ten seconds ago. */
  async overview(): Promise<SourceOverview> {
    const ids = this.#sources
      .all()
      .map(({ id }) => id)
      .toSorted();
    await this.#tally.flush();
    const [counts, rejections, quarantined, sweeps, inLog, watches] =
      await Promise.all([
        readCounts(this.#knex),
        readRejections(this.#knex),
        countQuarantined(this.#knex, ids),
        this.#sweeps.status(),
        sourcesInLog(this.#knex, ids),
        this.#watches.problems(),
      ]);
    return {
      items: ids.map(id =>
        toSourceStatus(id, {
          counts: counts.filter(({ source }) => source === id),
          rejections: rejections.get(id) ?? [],
          quarantined: quarantined.get(id) ?? 0,
          problems: id === kubernetes ? watches : [],
          inLog: inLog.has(id),
          limits: this.#gates.of(this.#sources.get(id)).limits,
          sweep: sweeps.get(id),
        }),
      ),
      unknownSourceRequests: counts
        .filter(({ source }) => source === unknownSource)
        .reduce((sum, row) => sum + row.last_day, 0),
    };
  }

  /**
   * Deliveries of a source that should have been understood.
   *
   * @throws NotFoundError if there is no such source, InputError if the cursor
   *   isn't one of ours.
   */
  async quarantine(
    source: string,
    page: { limit: number; cursor?: string },
  ): Promise<QuarantinePage> {
    return readQuarantine(this.#knex, this.#sources.get(source).id, page);
  }
}
