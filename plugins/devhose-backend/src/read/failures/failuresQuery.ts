import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { utcInstant } from '../../log/utcInstant';

/** Whose failures are asked for. */
export interface FailuresScope {
  /** Host and path in lower case. */
  repositories: readonly string[];
  /** Of what names no repository: as the catalog calls them, or as the tool does. */
  services: readonly string[];
  /** Received at or after. */
  from: Date;
}

/** A failure as the database finds it. */
export interface FailureRow {
  event: DevhoseEvent;
  since: string;
  times: number;
  overcome: DevhoseEvent | null;
  /** How many failures last, the same in all rows. */
  lasting: number;
}

/** A row of `events` as JSON. */
function eventOf(table: string): string {
  return `json_build_object(
    'sequence', ${table}.sequence,
    'index', ${table}.index,
    'receivedAt', ${utcInstant(`${table}.received_at`)},
    'deliverySource', ${table}.source,
    'event', ${table}.event
  )`;
}

/** Only these can tell that something failed, or that it is over. */
const telling = `type ~ '[.](finished|failed|evaluated|deployed|upgraded|rolledback|merged|abandoned)[.]|incident[.]'`;

/** Found by the index of repositories, one after the other. */
const ofRepositories = `
  select told.*
  from unnest(:repositories::text[]) as asked (repository)
  cross join lateral (
    select sequence, index, received_at, type, subject, repository, event
    from events
    where events.repository = asked.repository
      and received_at >= :from
      and ${telling}
  ) as told`;

/** Found by the indexes of services; what both know counts once. */
const ofServices = `
  select sequence, index, received_at, type, subject, repository, event
  from events
  where received_at >= :from
    and (
      event_service(repository, event) = any(:services::text[])
      or event_tool_service(repository, event) = any(:services::text[])
    )
    and ${telling}`;

/**
 * Finds what failed, each once: events are put together in lines of what is the
 * same pipeline, environment, gate or incident, and a line has failed since its
 * last success. A single check is left out, as what it is a step of fails with
 * it, and so is a pipeline that tells which of its deployments failed.
 */
export function failuresQuery(
  knex: Knex,
  scope: FailuresScope,
  limit: number,
): Knex.Raw<{ rows: FailureRow[] }> {
  return knex.raw(
    `with told as (
       ${ofRepositories}
       union all
       ${ofServices}
     ), words as (
       select
         told.*,
         regexp_replace(split_part(type, '.', 3), '^[^-]*-', '') as noun,
         split_part(type, '.', 4) as predicate,
         event #> '{data,customData}' as custom,
         row_number() over (order by received_at, sequence, index) as place
       from told
     ), ended as (
       select
         place, sequence, received_at, noun, repository,
         case
           when noun = 'incident' and predicate in ('detected', 'reported', 'reopened') then 'failure'
           when noun = 'incident' and predicate in ('resolved', 'withdrawn') then 'success'
           when noun = 'service' and predicate = 'rolledback' then 'success'
           else event_outcome(type, event)
         end as outcome,
         custom ->> 'change' as change,
         custom ->> 'branch' as branch,
         case
           when noun = 'pipelinerun' then jsonb_build_array(
             noun, coalesce(repository, custom ->> 'service'),
             coalesce(custom ->> 'pipeline', custom ->> 'name'),
             coalesce(custom ->> 'change', custom ->> 'branch')
           )
           when noun in ('deployment', 'service') then jsonb_build_array(
             'deployment', repository, custom ->> 'environment',
             coalesce(custom ->> 'component', custom ->> 'service')
           )
           else jsonb_build_array(
             noun, repository, subject,
             coalesce(custom ->> 'change', custom ->> 'branch')
           )
         end as line,
         bool_or(noun = 'deployment') over (partition by sequence) as has_deployment
       from words
       where noun not in ('change', 'taskrun', 'testcaserun')
     ), streaks as (
       select
         *,
         count(*) filter (where outcome = 'success')
           over (partition by line order by place) as successes,
         min(place) filter (where outcome = 'success')
           over (partition by line order by place desc) as success
       from ended
       where outcome in ('success', 'failure')
     ), failing as (
       select distinct on (line)
         *,
         min(received_at) over streak as since,
         count(*) over streak as times
       from streaks
       where outcome = 'failure' and not (noun = 'pipelinerun' and has_deployment)
       window streak as (partition by line, successes)
       order by line, place desc
     ), closed as materialized (
       select repository, name, place
       from words
       cross join lateral (values (subject), (custom ->> 'headBranch')) as called (name)
       where noun = 'change' and predicate in ('merged', 'abandoned')
     ), known as (
       select
         place, since, times,
         -- A branch that is gone fails no longer.
         coalesce(success, (
           select min(closed.place)
           from closed
           where closed.repository = failing.repository
             and closed.name = coalesce(failing.change, failing.branch)
             and closed.place > failing.place
         )) as overcome
       from failing
     ), listed as (
       select *, count(*) filter (where overcome is null) over () as lasting
       from known
       order by overcome is null desc, place desc
       limit :limit
     )
     select
       ${eventOf('failed')} as event,
       ${utcInstant('listed.since')} as since,
       listed.times::int,
       listed.lasting::int,
       case when overcame.sequence is not null then ${eventOf(
         'overcame',
       )} end as overcome
     from listed
     join words as failed_word using (place)
     join events as failed
       on failed.sequence = failed_word.sequence
       and failed.index = failed_word.index
       and failed.received_at = failed_word.received_at
     left join words as overcame_word on overcame_word.place = listed.overcome
     left join events as overcame
       on overcame.sequence = overcame_word.sequence
       and overcame.index = overcame_word.index
       and overcame.received_at = overcame_word.received_at
     order by listed.overcome is null desc, listed.place desc`,
    {
      repositories: [...scope.repositories],
      services: [...scope.services],
      from: scope.from,
      limit,
    },
  );
}
