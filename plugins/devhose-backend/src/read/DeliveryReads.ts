import type {
  DeliveryRead,
  DeliveryReadPage,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';

/** Long enough for questions, and then the readers are left alone, too. */
const keptDays = 400;

interface ReadRow {
  id: string;
  read_at: Date;
  reader: string;
  part: DeliveryRead['part'];
  sequence: string | null;
  source: string | null;
  received_from: Date | null;
  received_to: Date | null;
}

/** Who looked at deliveries as they came in. */
export class DeliveryReads {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DeliveryReads {
    return new DeliveryReads(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Before anything is shown: what cannot be noted is not shown. */
  async note(read: Omit<DeliveryRead, 'readAt'>): Promise<void> {
    const { reader, part, sequence, exported } = read;
    await this.#knex('delivery_reads').insert({
      reader,
      part,
      sequence: sequence ?? null,
      source: exported?.source ?? null,
      received_from: exported?.from ?? null,
      received_to: exported?.to ?? null,
    });
  }

  /** Newest first. */
  async page(options: {
    reader?: string;
    sequence?: number;
    /** From the page before. */
    cursor?: string;
    limit: number;
  }): Promise<DeliveryReadPage> {
    const { reader, sequence, cursor, limit } = options;
    const query = this.#knex<ReadRow>('delivery_reads')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (reader !== undefined) {
      query.where({ reader });
    }
    if (sequence !== undefined) {
      query.where('sequence', sequence);
    }
    if (cursor !== undefined) {
      query.where('id', '<', cursor);
    }
    const rows: ReadRow[] = await query;
    const shown = rows.slice(0, limit);
    return {
      items: shown.map(toRead),
      nextCursor: rows.length > limit ? shown[shown.length - 1].id : undefined,
    };
  }

  /** Forgets what is older than about a year. */
  async forgetOld(): Promise<void> {
    await this.#knex('delivery_reads')
      .whereRaw('read_at < now() - make_interval(days => ?)', [keptDays])
      .delete();
  }
}

function toRead(row: ReadRow): DeliveryRead {
  return {
    readAt: row.read_at.toISOString(),
    reader: row.reader,
    part: row.part,
    sequence: row.sequence === null ? undefined : Number(row.sequence),
    exported:
      row.received_from === null || row.received_to === null
        ? undefined
        : {
            source: row.source ?? undefined,
            from: row.received_from.toISOString(),
            to: row.received_to.toISOString(),
          },
  };
}
