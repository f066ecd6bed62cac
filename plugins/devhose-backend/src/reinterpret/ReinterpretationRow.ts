import type { ReinterpretationState } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import type { Sources } from '../sources/Sources';

/** By source, the version of its interpreter. */
export type InterpreterVersions = Readonly<Record<string, number>>;

/** By which version the past of a source is read, up to a delivery. */
export interface InterpreterInForce {
  source: string;
  version: number;
  up_to: string;
}

/** A reinterpretation as it is stored. */
export interface ReinterpretationRow {
  id: number;
  state: ReinterpretationState;
  requested_at: Date;
  take_when_ready: boolean;
  everything: boolean;
  versions: InterpreterVersions;
  versions_before: InterpreterInForce[] | null;
  position: string;
  deliveries: string;
}

/** States in which there is something to do, by us or by somebody who looks at it. */
const statesUnderWay = ['running', 'ready', 'taking', 'returning'] as const;

/** The one that is under way, if any; there is never more than one. */
export async function findUnderWay(
  knex: Knex,
): Promise<ReinterpretationRow | undefined> {
  return knex<ReinterpretationRow>('reinterpretations')
    .whereIn('state', statesUnderWay)
    .first();
}

/** The versions that this process has. */
export function versionsOf(sources: Sources): InterpreterVersions {
  const versions: Record<string, number> = {};
  for (const { id, interpreter } of sources.all()) {
    if (interpreter) {
      versions[id] = interpreter.version;
    }
  }
  return versions;
}

/** Whether a process with these versions can work on what was asked for. */
export function isOutdated(
  row: Pick<ReinterpretationRow, 'versions'>,
  present: InterpreterVersions,
): boolean {
  return Object.entries(row.versions).some(
    ([source, version]) => present[source] !== version,
  );
}
