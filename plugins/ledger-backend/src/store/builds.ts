import type { Knex } from 'knex';
import type { BuildObservation } from '../observe';
import { toTimestamp } from './columns';

/** Adds builds, or what ended later of the same attempt, as `mergeBuilds` says. */
export async function addBuilds(
  transaction: Knex.Transaction,
  builds: BuildObservation[],
): Promise<void> {
  if (builds.length === 0) {
    return;
  }
  const rows = builds.map(build => ({
    ...build,
    startedAt: toTimestamp(build.startedAt),
    finishedAt: toTimestamp(build.finishedAt),
  }));
  await transaction.raw(
    `insert into builds as known (
       repository, build, attempt, pipeline, on_default_branch, started_at,
       finished_at, outcome
     )
     select repository, build, attempt, pipeline, "onDefaultBranch",
       "startedAt", "finishedAt", outcome
     from json_to_recordset(?::json) as build (
       repository text, build text, attempt integer, pipeline text,
       "onDefaultBranch" boolean, "startedAt" timestamptz,
       "finishedAt" timestamptz, outcome text
     )
     on conflict (repository, build, attempt) do update set
       pipeline = excluded.pipeline,
       on_default_branch = excluded.on_default_branch,
       started_at = excluded.started_at,
       finished_at = excluded.finished_at,
       outcome = excluded.outcome
     where (
       excluded.finished_at, excluded.outcome collate "C",
       excluded.pipeline collate "C", excluded.on_default_branch,
       excluded.started_at
     ) > (
       known.finished_at, known.outcome collate "C",
       known.pipeline collate "C", known.on_default_branch, known.started_at
     )`,
    [JSON.stringify(rows)],
  );
}

/**
 * Works out for each success on the default branch whether it made its
 * pipeline green again, and how long it had been red: since the end of the
 * first failure after the success before.
 */
export async function deriveRedTimes(
  transaction: Knex.Transaction,
  repositories: string[],
): Promise<void> {
  // Successes number the stretches that begin after each of them; a stretch is
  // red from its first failure to the success that ends it.
  await transaction.raw(
    `with numbered as (
       select repository, build, attempt, pipeline, finished_at, outcome,
         count(*) filter (where outcome = 'success') over (
           partition by repository, pipeline
           order by finished_at, build, attempt
           rows between unbounded preceding and 1 preceding
         ) as stretch
       from builds
       where repository = any(:repositories)
         and on_default_branch and outcome <> 'other'
     ), measured as (
       select repository, build, attempt, outcome,
         finished_at - min(finished_at) filter (where outcome = 'failure') over (
           partition by repository, pipeline, stretch
         ) as red
       from numbered
     ), green as (
       select repository, build, attempt,
         (extract(epoch from red) * 1000)::bigint as red_milliseconds
       from measured
       where outcome = 'success' and red is not null
     )
     update builds set red_milliseconds = derived.red_milliseconds
     from (
       select builds.repository, builds.build, builds.attempt,
         green.red_milliseconds
       from builds
       left join green using (repository, build, attempt)
       where builds.repository = any(:repositories)
         and builds.red_milliseconds is distinct from green.red_milliseconds
     ) as derived
     where builds.repository = derived.repository
       and builds.build = derived.build
       and builds.attempt = derived.attempt`,
    { repositories },
  );
}
