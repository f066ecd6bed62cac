import type {
  InterpretationStatus,
  Reinterpretation,
} from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import {
  isOutdated,
  type InterpreterVersions,
  type ReinterpretationRow,
} from './ReinterpretationRow';

/** A reinterpretation as it is told, with what it would change so far. */
export async function describeReinterpretation(
  knex: Knex,
  row: ReinterpretationRow,
  { head, present }: { head: number; present: InterpreterVersions },
): Promise<Reinterpretation> {
  const types = await knex('reinterpreted_types')
    .where({ reinterpretation: row.id })
    .orderBy('type')
    .select<TypeRow[]>();
  const moves = await knex('reinterpreted_moves')
    .where({ reinterpretation: row.id })
    .orderBy(['source', 'before_interpretation', 'after_interpretation'])
    .select<MoveRow[]>();
  return {
    id: row.id,
    state: row.state,
    requestedAt: row.requested_at.toISOString(),
    takeWhenReady: row.take_when_ready,
    everything: row.everything,
    versions: { ...row.versions },
    outdated: canGoOn(row) && isOutdated(row, present),
    position: Number(row.position),
    head,
    deliveries: Number(row.deliveries),
    types: types.map(({ type, same, changed, added, removed }) => ({
      type,
      same: Number(same),
      changed: Number(changed),
      added: Number(added),
      removed: Number(removed),
    })),
    moves: moves.map(move => ({
      source: move.source,
      before: move.before_interpretation,
      after: move.after_interpretation,
      deliveries: Number(move.deliveries),
    })),
  };
}

function canGoOn({ state }: ReinterpretationRow): boolean {
  return state === 'running' || state === 'ready';
}

interface TypeRow {
  type: string;
  same: string;
  changed: string;
  added: string;
  removed: string;
}

interface MoveRow {
  source: string;
  before_interpretation: InterpretationStatus;
  after_interpretation: InterpretationStatus;
  deliveries: string;
}
