import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Scope } from '../scope';
import { readProgress } from '../store/progress';
import { toIso } from './buckets';
import type { Window } from './Window';

/** What a report says about itself. */
export async function readHeader(
  knex: Knex,
  scope: Scope,
  window: Window,
): Promise<ReportHeader> {
  const { newestEventAt } = await readProgress(knex);
  return {
    scope: {
      entityRef: scope.entityRef,
      kind: scope.kind,
      components: scope.components,
      linkedComponents: scope.linkedComponents,
      ...(scope.problems && { problems: scope.problems }),
      ...(scope.filter && { filter: scope.filter }),
      ...(scope.choices && {
        choices: {
          ...scope.choices,
          environments: await readEnvironments(knex, scope.units),
        },
      }),
    },
    range: {
      from: toIso(window.from),
      to: toIso(window.to),
      granularity: window.granularity,
      timeZone: window.timeZone,
    },
    previousRange: {
      from: toIso(window.previousFrom),
      to: toIso(window.from),
    },
    ...(newestEventAt && { asOf: newestEventAt.toISOString() }),
  };
}

async function readEnvironments(
  knex: Knex,
  units: string[],
): Promise<string[]> {
  const { rows } = await knex.raw<{ rows: Array<{ environment: string }> }>(
    `select distinct unnest(environments) as environment
     from units where unit = any(?)
     order by environment`,
    [units],
  );
  return rows.map(({ environment }) => environment);
}
