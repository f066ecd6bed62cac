import type { SourceInterpretation } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { readStretch } from '../deliver/readStretch';
import { monthAfter, monthStart } from '../log/month';
import type { InterpreterVersions } from './ReinterpretationRow';

/**
 * Counts the next stretch of the log, by which version its deliveries were read
 * and with what success. Begins again where the log begins elsewhere, because
 * its oldest months have expired.
 *
 * Counting all of it takes minutes, which nobody who looks at a page would wait for.
 *
 * @returns Whether there is more to count.
 */
export async function takeCensus(tx: Knex): Promise<boolean> {
  const position = await censusPosition(tx);
  const { stretch } = await readStretch(tx, position);
  if (stretch === undefined) {
    return false;
  }
  await tx.raw(
    `insert into interpretation_census as c
     select
       d.source, coalesce(f.version, d.interpreter_version, 0), d.interpretation,
       count(*)
     from deliveries d
     left join interpreters_in_force f
       on f.source = d.source and d.sequence <= f.up_to
     where d.sequence > :after and d.sequence <= :upTo
       and d.received_at >= :from and d.received_at < :to
     group by 1, 2, 3
     on conflict (source, version, interpretation)
     do update set deliveries = c.deliveries + excluded.deliveries`,
    {
      after: stretch.after,
      upTo: stretch.upTo,
      from: monthStart(stretch.firstMonth),
      to: monthStart(monthAfter(stretch.lastMonth, 1)),
    },
  );
  await tx('interpretation_census_progress').update({ position: stretch.upTo });
  return true;
}

/** Has everything counted again: it is read by other versions now. */
export async function forgetCensus(tx: Knex): Promise<void> {
  await tx('interpretation_census').delete();
  await tx('interpretation_census_progress').update({ position: 0 });
}

/** How the deliveries of each source were read, as far as they are counted. */
export async function readCensus(
  knex: Knex,
  present: InterpreterVersions,
): Promise<{ sources: SourceInterpretation[]; countedUpTo: number }> {
  const rows = await knex('interpretation_census').select<
    Array<{
      source: string;
      version: number;
      interpretation: string;
      deliveries: string;
    }>
  >();
  const progress = await knex('interpretation_census_progress').first<{
    position: string;
  }>();
  const sources = Object.entries(present)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([source, version]) => {
      const counts = {
        source,
        version,
        deliveries: 0,
        outdated: 0,
        quarantined: 0,
      };
      for (const row of rows.filter(counted => counted.source === source)) {
        const deliveries = Number(row.deliveries);
        counts.deliveries += deliveries;
        counts.outdated += row.version === version ? 0 : deliveries;
        counts.quarantined +=
          row.interpretation === 'quarantined' ? deliveries : 0;
      }
      return counts;
    });
  return { sources, countedUpTo: Number(progress.position) };
}

async function censusPosition(tx: Knex): Promise<number> {
  const { rows } = await tx.raw<{
    rows: Array<{ position: string; began_at: string; begins_at: string }>;
  }>(
    `select
       position, first_sequence as began_at,
       coalesce((select min(first_sequence) from log_partitions), 0) as begins_at
     from interpretation_census_progress`,
  );
  const [{ position, began_at, begins_at }] = rows;
  if (began_at === begins_at) {
    return Number(position);
  }
  await forgetCensus(tx);
  await tx('interpretation_census_progress').update({
    first_sequence: begins_at,
  });
  return 0;
}
