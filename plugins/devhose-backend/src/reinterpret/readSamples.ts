import type {
  CloudEvent,
  InterpretationStatus,
  ReinterpretationSamplePage,
} from '@pitstop/plugin-devhose-common';
import { NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';

interface SampleRow {
  sequence: string;
  source: string;
  before_interpretation: InterpretationStatus;
  before_reason: string | null;
  before_version: number | null;
  before_events: CloudEvent[];
  after_interpretation: InterpretationStatus;
  after_reason: string | null;
  after_version: number;
  after_events: CloudEvent[];
}

/**
 * Deliveries that the latest reinterpretation reads otherwise, by sequence
 * number, with their events before and after. Nothing of people: the events
 * hold nothing, and pseudonyms are left out.
 *
 * @throws NotFoundError if nothing was ever read again.
 */
export async function readSamples(
  knex: Knex,
  options: { after: number; limit: number; source?: string },
): Promise<ReinterpretationSamplePage> {
  const { after, limit, source } = options;
  const latest = await knex('reinterpretations')
    .max<{ id: number | null }>({ id: 'id' })
    .first();
  if (!latest?.id) {
    throw new NotFoundError(
      'There is no reinterpretation; ask for one by POST /v1/reinterpretation',
    );
  }
  const query = knex('reinterpreted_deliveries as r')
    .where({ reinterpretation: latest.id })
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit + 1)
    .select<SampleRow[]>(
      'r.*',
      eventsOf(knex, 'before'),
      eventsOf(knex, 'after'),
    );
  if (source !== undefined) {
    query.where({ source });
  }
  const rows = await query;
  const items = rows.slice(0, limit);
  return {
    items: items.map(row => ({
      sequence: Number(row.sequence),
      source: row.source,
      before: {
        status: row.before_interpretation,
        reason: row.before_reason ?? undefined,
        version: row.before_version ?? undefined,
        events: row.before_events,
      },
      after: {
        status: row.after_interpretation,
        reason: row.after_reason ?? undefined,
        version: row.after_version,
        events: row.after_events,
      },
    })),
    nextCursor:
      rows.length > limit ? items[items.length - 1].sequence : undefined,
  };
}

function eventsOf(knex: Knex, side: 'before' | 'after'): Knex.Raw {
  return knex.raw(
    `(
      select coalesce(json_agg(e.event order by e.index), '[]')
      from reinterpreted_events e
      where e.reinterpretation = r.reinterpretation
        and e.side = ? and e.sequence = r.sequence
    ) as ??`,
    [side, `${side}_events`],
  );
}
