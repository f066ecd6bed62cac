import { randomBytes } from 'node:crypto';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  Erasure,
  ErasureState,
  PersonIdentity,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { restoreOrEraseLock } from '../archive/ArchiveBook';
import { toErasure, type ErasureRow } from './Erasure';

/** A shorter handle would be found in every second payload. */
const shortestHandle = 2;

/** Who is to be forgotten, and how far that has come. */
export class ErasureBook {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ErasureBook {
    return new ErasureBook(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Newest first. */
  async list(): Promise<Erasure[]> {
    const rows: ErasureRow[] = await this.#knex('erasures').orderBy(
      'requested_at',
      'desc',
    );
    return rows.map(toErasure);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Erasure> {
    return toErasure(await this.#row(id));
  }

  /**
   * Has it counted what there is of a person. Nothing is changed before
   * {@link ErasureBook.confirm}.
   *
   * @throws InputError if nothing is said that they are known by.
   */
  async request(
    identity: PersonIdentity,
    requestedBy: string,
  ): Promise<Erasure> {
    assertUsable(identity);
    const [row] = await this.#knex('erasures')
      .insert({
        id: randomBytes(8).toString('hex'),
        state: 'counting',
        requested_by: requestedBy,
        identity: JSON.stringify(identity),
        substitute: randomBytes(6).toString('hex'),
      })
      .returning('*');
    return toErasure(row);
  }

  /**
   * Has the person erased who is known by this: what was found, or less or
   * more if somebody knows better.
   *
   * @throws NotFoundError, ConflictError if it has not been counted yet.
   */
  async confirm(id: string, identity: PersonIdentity): Promise<Erasure> {
    assertUsable(identity);
    return this.#knex.transaction(async tx => {
      await tx.raw(restoreOrEraseLock);
      const archive = await tx('archives')
        .where({ state: 'restoring' })
        .first('name');
      if (archive !== undefined) {
        throw new ConflictError(
          `${archive.name} is being restored; confirm ${id} when it is done`,
        );
      }
      return this.#move(
        id,
        ['counted'],
        {
          state: 'erasing',
          identity: JSON.stringify(identity),
          position: 0,
          confirmed_at: tx.fn.now(),
        },
        tx,
      );
    });
  }

  /** @throws NotFoundError, ConflictError if it has begun. */
  async cancel(id: string): Promise<Erasure> {
    return this.#move(id, ['counting', 'counted'], {
      state: 'cancelled',
      identity: null,
      finished_at: this.#knex.fn.now(),
    });
  }

  async #move(
    id: string,
    from: ErasureState[],
    changes: object,
    knex: Knex = this.#knex,
  ): Promise<Erasure> {
    const [row] = await knex('erasures')
      .where({ id })
      .whereIn('state', from)
      .update(changes)
      .returning('*');
    if (row === undefined) {
      const { state } = await this.#row(id);
      throw new ConflictError(
        `Erasure ${id} is ${state}; this needs it to be ${from.join(' or ')}`,
      );
    }
    return toErasure(row);
  }

  async #row(id: string): Promise<ErasureRow> {
    const row = await this.#knex('erasures').where({ id }).first();
    if (row === undefined) {
      throw new NotFoundError(
        `There is no erasure '${id}'; GET /v1/erasures lists all`,
      );
    }
    return row;
  }
}

function assertUsable({ logins, emails }: PersonIdentity): void {
  if (logins.length + emails.length === 0) {
    throw new InputError(
      'Say at least one login or e-mail address that the person is known by',
    );
  }
  for (const each of [...logins, ...emails]) {
    if (each.trim().length < shortestHandle) {
      throw new InputError(
        `'${each}' is too short to be looked for; give the whole login or address`,
      );
    }
  }
}
