import type { InterpretationContext } from '@pitstop/plugin-devhose-node';
import type { Knex } from 'knex';
import type { Sources } from '../../sources/Sources';
import type { ErasureRow } from './Erasure';
import { eraseFrom, learnFrom, maybeAbout } from './payloads';
import { PersonEraser } from './PersonEraser';
import {
  mergeIdentities,
  substituteOf,
  type PersonIdentity,
} from './PersonIdentity';
import { readDeliveries } from './readDeliveries';
import { rewriteDelivery } from './rewriteDelivery';

/** Texts of which nobody knows what they quote. */
const quotingColumns = [
  ['dead_letters', 'error'],
  ['consumer_shards', 'last_error'],
  ['webhook_attempts', 'error'],
] as const;

/**
 * Goes through the log for those who are to be forgotten: first to count, and to
 * learn what else they are known by, then to erase.
 *
 * Each page is one transaction with the position in it, so that it may be killed
 * anywhere and taken up by anybody.
 */
export class ErasureRunner {
  readonly #knex: Knex;
  readonly #sources: Sources;
  readonly #context: InterpretationContext;

  static create(options: {
    knex: Knex;
    sources: Sources;
    context: InterpretationContext;
  }): ErasureRunner {
    return new ErasureRunner(options);
  }

  private constructor(options: {
    knex: Knex;
    sources: Sources;
    context: InterpretationContext;
  }) {
    this.#knex = options.knex;
    this.#sources = options.sources;
    this.#context = options.context;
  }

  /** Resolves when nothing is left to do, or the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.#step())) {
      // There may be more.
    }
  }

  async #step(): Promise<boolean> {
    return this.#knex.transaction(async tx => {
      const row: ErasureRow | undefined = await tx('erasures')
        .whereIn('state', ['counting', 'erasing'])
        .orderBy('requested_at')
        .forUpdate()
        .skipLocked()
        .first();
      if (row === undefined || row.identity === null) {
        return false;
      }
      await (row.state === 'counting'
        ? this.#count(tx, row, row.identity)
        : this.#erase(tx, row, row.identity));
      return true;
    });
  }

  async #count(
    tx: Knex.Transaction,
    row: ErasureRow,
    known: PersonIdentity,
  ): Promise<void> {
    const page = await readDeliveries(tx, Number(row.position));
    if (page.length === 0) {
      await this.#endCounting(tx, row, known);
      return;
    }
    let identity = known;
    let deliveries = row.deliveries;
    for (const delivery of page) {
      if (maybeAbout(delivery, identity)) {
        identity = mergeIdentities(identity, learnFrom(delivery, identity));
        const eraser = PersonEraser.create(
          identity,
          substituteOf(row.substitute),
        );
        deliveries += eraseFrom(delivery, eraser) === undefined ? 0 : 1;
      }
    }
    await tx('erasures')
      .where({ id: row.id })
      .update({
        identity: JSON.stringify(identity),
        deliveries,
        position: page[page.length - 1].sequence,
      });
  }

  /** Until a round brings nothing new, since earlier deliveries may know them by that only. */
  async #endCounting(
    tx: Knex.Transaction,
    row: ErasureRow,
    identity: PersonIdentity,
  ): Promise<void> {
    const known = Object.values(identity).flat().length;
    await tx('erasures')
      .where({ id: row.id })
      .update(
        known === row.known
          ? { state: 'counted' }
          : { known, position: 0, deliveries: 0 },
      );
  }

  async #erase(
    tx: Knex.Transaction,
    row: ErasureRow,
    identity: PersonIdentity,
  ): Promise<void> {
    const eraser = PersonEraser.create(identity, substituteOf(row.substitute));
    const page = await readDeliveries(tx, Number(row.position));
    if (page.length === 0) {
      await eraseQuotes(tx, eraser);
      await tx('erasures')
        .where({ id: row.id })
        .update({ state: 'erasing-files' });
      return;
    }
    let erasedHere = 0;
    for (const delivery of page) {
      const erased = maybeAbout(delivery, identity)
        ? eraseFrom(delivery, eraser)
        : undefined;
      if (erased !== undefined) {
        await rewriteDelivery(tx, delivery, erased, {
          eraser,
          sources: this.#sources,
          context: this.#context,
        });
        erasedHere += 1;
      }
    }
    await tx('erasures')
      .where({ id: row.id })
      .update({
        deliveries_erased: row.deliveries_erased + erasedHere,
        position: page[page.length - 1].sequence,
      });
  }
}

async function eraseQuotes(
  tx: Knex.Transaction,
  eraser: PersonEraser,
): Promise<void> {
  for (const [table, column] of quotingColumns) {
    const texts: string[] = await tx(table)
      .distinct(column)
      .whereNotNull(column)
      .pluck(column);
    for (const text of texts.filter(each => eraser.mentions(each))) {
      await tx(table).where(column, text).update(column, eraser.text(text));
    }
  }
}
