import { ConflictError } from '@backstage/errors';
import type { Rebuild, RebuildStatus } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { observationId } from '../observe';
import type { LedgerRules } from '../readLedgerConfig';
import { generationIn } from '../store/Generation';
import { readProgress, readStatus } from '../store/progress';
import { compareGenerations, readChecksums } from './compareGenerations';
import {
  createGeneration,
  findSchemas,
  hasGeneration,
  lockGeneration,
  lockRebuilds,
  moveGeneration,
  type Schemas,
} from './schemas';

interface Row {
  id: number;
  state: Rebuild['state'];
  requested_at: Date;
  take_when_ready: boolean;
  observation: string;
  migration: string;
  log_generation: number | null;
  differences: Rebuild['differences'] | null;
  checksums: Rebuild['checksums'] | null;
}

/** Whoever waits for a lock for longer than this makes all others wait behind it. */
const lockTimeout = '5s';

/** Facts computed again beside the live ones: asked for, looked at, taken, given back. */
export class Rebuilds {
  readonly #knex: Knex;
  readonly #rules: LedgerRules;
  readonly #schemas: Schemas;
  #wake: () => void = () => {};

  static async create(options: {
    knex: Knex;
    rules: LedgerRules;
  }): Promise<Rebuilds> {
    return new Rebuilds(
      options.knex,
      options.rules,
      await findSchemas(options.knex),
    );
  }

  private constructor(knex: Knex, rules: LedgerRules, schemas: Schemas) {
    this.#knex = knex;
    this.#rules = rules;
    this.#schemas = schemas;
  }

  /** Where the facts of a rebuild are written. */
  get schema(): string {
    return this.#schemas.rebuild;
  }

  /** @param wake - Is called when one was asked for here; other replicas find it when they look. */
  onRequest(wake: () => void): void {
    this.#wake = wake;
  }

  async status(): Promise<RebuildStatus> {
    const row = await this.#latest(this.#knex);
    const canReturn =
      row?.state === 'taken' &&
      row.migration === (await readMigration(this.#knex)) &&
      (await hasGeneration(this.#knex, this.#schemas.previous));
    return {
      ...(row && { latest: await this.#describe(row) }),
      canReturn,
    };
  }

  /** @throws ConflictError if one is under way. */
  async request(options: { takeWhenReady: boolean }): Promise<Rebuild> {
    const rebuild = await this.#create(options);
    this.#wake();
    return rebuild;
  }

  /**
   * Asks for a rebuild where the live facts come from events that were read by
   * other rules, unless there was one already. One whose tables are of another
   * version is given up.
   */
  async requestIfOutdated(): Promise<Rebuild | undefined> {
    await this.#giveUpOutdated();
    const { position, observation } = await readProgress(this.#knex);
    const wanted = observationId(this.#rules);
    if (observation === wanted) {
      return undefined;
    }
    if (position === 0) {
      await this.#knex('progress').update({ observation: wanted });
      return undefined;
    }
    const known = await this.#knex<Row>('rebuilds')
      .where({
        observation: wanted,
        migration: await readMigration(this.#knex),
      })
      .first();
    return known ? undefined : this.request({ takeWhenReady: true });
  }

  /**
   * Asks for a rebuild where events of the past were exchanged for others since
   * the live facts were counted, unless there was one already. One that had
   * begun before that begins again.
   */
  async requestIfRegenerated(): Promise<Rebuild | undefined> {
    const { logGeneration, logGenerationSeen } = await readProgress(this.#knex);
    if (
      logGeneration === undefined ||
      logGenerationSeen === undefined ||
      logGenerationSeen <= logGeneration
    ) {
      return undefined;
    }
    const latest = await this.#latest(this.#knex);
    if ((latest?.log_generation ?? 0) >= logGenerationSeen) {
      return undefined;
    }
    if (latest && isUnderWay(latest)) {
      await this.cancel();
    }
    return this.request({ takeWhenReady: true });
  }

  /** The id of the one to work on, if there is one. */
  async underWay(): Promise<string | undefined> {
    const latest = await this.#latest(this.#knex);
    return latest && isUnderWay(latest) ? String(latest.id) : undefined;
  }

  /**
   * Looks whether the rebuild has come as far as the live facts. What it would
   * change is told once; where that was asked for it is taken, as soon as that
   * is possible.
   */
  async settle(): Promise<void> {
    const latest = await this.#latest(this.#knex);
    if (latest?.state === 'running') {
      if (!(await this.#hasArrived())) {
        return;
      }
      await this.#tellDifferences(latest);
    }
    if (latest && isUnderWay(latest) && latest.take_when_ready) {
      await this.#takeUnlessTaken();
    }
  }

  /** @throws ConflictError if none is ready. */
  async take(): Promise<Rebuild> {
    const { live, rebuild, previous } = this.#schemas;
    return this.#change('ready', 'taken', async transaction => {
      await lockGeneration(transaction, live);
      await lockGeneration(transaction, rebuild);
      await transaction.raw('drop schema if exists ?? cascade', [previous]);
      await transaction.raw('create schema ??', [previous]);
      await moveGeneration(transaction, live, previous);
      await moveGeneration(transaction, rebuild, live);
      await transaction.raw('drop schema ??', [rebuild]);
    });
  }

  /** @throws ConflictError if none is under way. */
  async cancel(): Promise<Rebuild> {
    return this.#change(
      ['running', 'ready'],
      'cancelled',
      async transaction => {
        await transaction.raw('drop schema if exists ?? cascade', [
          this.#schemas.rebuild,
        ]);
      },
    );
  }

  /**
   * Brings back the facts before the rebuild that was taken; they catch up with
   * the log by themselves.
   *
   * @throws ConflictError if there are none.
   */
  async giveBack(): Promise<Rebuild> {
    const { live, rebuild, previous } = this.#schemas;
    const { canReturn } = await this.status();
    if (!canReturn) {
      throw new ConflictError(
        'There are no facts to go back to; only those before the latest rebuild are kept',
      );
    }
    return this.#change('taken', 'returned', async transaction => {
      await lockGeneration(transaction, live);
      await lockGeneration(transaction, previous);
      await transaction.raw('create schema ??', [rebuild]);
      await moveGeneration(transaction, live, rebuild);
      await moveGeneration(transaction, previous, live);
      await transaction.raw('drop schema ?? cascade', [rebuild]);
      await transaction.raw('drop schema ??', [previous]);
    });
  }

  async #create(options: { takeWhenReady: boolean }): Promise<Rebuild> {
    return this.#knex.transaction(async transaction => {
      const latest = await this.#lockLatest(transaction);
      if (latest && isUnderWay(latest)) {
        throw new ConflictError(
          `Rebuild ${latest.id} is ${latest.state}; cancel or take it first`,
        );
      }
      const { logGenerationSeen } = await readProgress(transaction);
      await createGeneration(transaction, this.#schemas);
      const observation = observationId(this.#rules);
      await transaction.raw(
        `insert into ??.progress (id, position, head, observation) values (1, 0, 0, ?)`,
        [this.#schemas.rebuild, observation],
      );
      const [row] = await transaction<Row>('rebuilds')
        .insert({
          state: 'running',
          take_when_ready: options.takeWhenReady,
          observation,
          migration: await readMigration(transaction),
          log_generation: logGenerationSeen ?? null,
        })
        .returning('*');
      return toRebuild(row, { position: 0, head: 0 });
    });
  }

  async #change(
    from: Rebuild['state'] | Array<Rebuild['state']>,
    to: Rebuild['state'],
    work: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<Rebuild> {
    return this.#knex.transaction(async transaction => {
      const latest = await this.#lockLatest(transaction);
      if (!latest || ![from].flat().includes(latest.state)) {
        throw new ConflictError(
          latest
            ? `Rebuild ${latest.id} is ${latest.state}, and can't be ${to}`
            : 'There is no rebuild; ask for one first',
        );
      }
      await transaction.raw(`set local lock_timeout = '${lockTimeout}'`);
      await work(transaction);
      const [row] = await transaction<Row>('rebuilds')
        .where({ id: latest.id })
        .update({ state: to })
        .returning('*');
      return toRebuild(row, await readProgress(transaction));
    });
  }

  async #tellDifferences({ id }: Row): Promise<void> {
    await this.#knex<Row>('rebuilds')
      .where({ id, state: 'running' })
      .update({
        state: 'ready',
        differences: this.#knex.raw('?::jsonb', [
          JSON.stringify(await compareGenerations(this.#knex, this.#schemas)),
        ]),
        checksums: this.#knex.raw('?::jsonb', [
          JSON.stringify(
            await readChecksums(this.#knex, this.#schemas.rebuild),
          ),
        ]),
      });
  }

  async #takeUnlessTaken(): Promise<void> {
    try {
      await this.take();
    } catch (error) {
      // Another replica was quicker, or somebody cancelled it.
      if (!(error instanceof ConflictError)) {
        throw error;
      }
    }
  }

  async #giveUpOutdated(): Promise<void> {
    const latest = await this.#latest(this.#knex);
    if (
      latest &&
      isUnderWay(latest) &&
      (latest.migration !== (await readMigration(this.#knex)) ||
        latest.observation !== observationId(this.#rules))
    ) {
      await this.cancel();
    }
  }

  async #hasArrived(): Promise<boolean> {
    const { position } = await readProgress(this.#knex);
    const { cursor, caughtUp } = await generationIn(
      this.#knex,
      this.#schemas.rebuild,
    ).transaction(readStatus);
    return caughtUp && cursor >= position;
  }

  async #describe(row: Row): Promise<Rebuild> {
    const progress = isUnderWay(row)
      ? await generationIn(this.#knex, this.#schemas.rebuild).transaction(
          readProgress,
        )
      : await readProgress(this.#knex);
    return toRebuild(row, progress);
  }

  async #latest(knex: Knex): Promise<Row | undefined> {
    return knex<Row>('rebuilds').orderBy('id', 'desc').first();
  }

  /** Two requests at the same time come one after the other. */
  async #lockLatest(transaction: Knex.Transaction): Promise<Row | undefined> {
    await lockRebuilds(transaction);
    return this.#latest(transaction);
  }
}

function isUnderWay({ state }: Row): boolean {
  return state === 'running' || state === 'ready';
}

function toRebuild(
  row: Row,
  { position, head }: { position: number; head: number },
): Rebuild {
  return {
    id: String(row.id),
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    takeWhenReady: row.take_when_ready,
    cursor: position,
    head,
    ...(row.differences && { differences: row.differences }),
    ...(row.checksums && { checksums: row.checksums }),
  };
}

async function readMigration(knex: Knex): Promise<string> {
  const { rows } = await knex.raw<{ rows: Array<{ name: string }> }>(
    'select max(name) as name from knex_migrations',
  );
  return rows[0].name;
}
