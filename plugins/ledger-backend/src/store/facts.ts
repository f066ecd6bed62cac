import type { Knex } from 'knex';
import type { ChangeFact, DeploymentFact, RepositoryFacts } from '../derive';
import { toTimestamp } from './columns';

/**
 * Makes these the facts of the repositories. Only what differs is written, so
 * that a new event costs what it changes.
 */
export async function replaceFacts(
  transaction: Knex.Transaction,
  facts: Map<string, RepositoryFacts>,
): Promise<void> {
  const repositories = [...facts.keys()];
  const all = [...facts.values()];
  await replaceDeployments(
    transaction,
    repositories,
    all.flatMap(({ deployments }) => deployments),
  );
  await replaceChanges(
    transaction,
    repositories,
    all.flatMap(({ changes }) => changes),
  );
}

async function replaceDeployments(
  transaction: Knex.Transaction,
  repositories: string[],
  deployments: DeploymentFact[],
): Promise<void> {
  const rows = deployments.map(deployment => ({
    ...deployment,
    finishedAt: toTimestamp(deployment.finishedAt),
  }));
  await transaction.raw(
    `with derived as materialized (
       select repository, "deploymentId" as deployment_id, environment, kind,
         "finishedAt" as finished_at
       from json_to_recordset(?::json) as fact (
         repository text, "deploymentId" text, environment text, kind text,
         "finishedAt" timestamptz
       )
     ), gone as (
       delete from deployments
       where repository = any(?) and (repository, deployment_id) not in (
         select repository, deployment_id from derived
       )
     )
     insert into deployments (
       repository, deployment_id, environment, kind, finished_at
     )
     select * from derived
     except
     select repository, deployment_id, environment, kind, finished_at
     from deployments
     where repository = any(?)
     on conflict (repository, deployment_id) do update set
       environment = excluded.environment,
       kind = excluded.kind,
       finished_at = excluded.finished_at`,
    [JSON.stringify(rows), repositories, repositories],
  );
}

async function replaceChanges(
  transaction: Knex.Transaction,
  repositories: string[],
  changes: ChangeFact[],
): Promise<void> {
  const rows = changes.map(({ stageMilliseconds, ...change }) => ({
    ...change,
    ...stageMilliseconds,
    mergedAt: toTimestamp(change.mergedAt),
    deployedAt: toTimestamp(change.deployedAt),
  }));
  await transaction.raw(
    `with derived as materialized (
       select repository, change, "mergedAt" as merged_at,
         "deployedAt" as deployed_at, "presumedDeployed" as presumed_deployed,
         "byBot" as by_bot, contributors,
         "leadTimeMilliseconds" as lead_time_milliseconds,
         coding, pickup, review, deploy
       from json_to_recordset(?::json) as fact (
         repository text, change text, "mergedAt" timestamptz,
         "deployedAt" timestamptz, "presumedDeployed" boolean,
         "byBot" boolean, contributors bigint[],
         "leadTimeMilliseconds" bigint, coding bigint, pickup bigint,
         review bigint, deploy bigint
       )
     ), gone as (
       delete from changes
       where repository = any(?) and (repository, change) not in (
         select repository, change from derived
       )
     )
     insert into changes (
       repository, change, merged_at, deployed_at, presumed_deployed, by_bot,
       contributors, lead_time_milliseconds, coding_milliseconds,
       pickup_milliseconds, review_milliseconds, deploy_milliseconds
     )
     select * from derived
     except
     select repository, change, merged_at, deployed_at, presumed_deployed,
       by_bot, contributors, lead_time_milliseconds, coding_milliseconds,
       pickup_milliseconds, review_milliseconds, deploy_milliseconds
     from changes
     where repository = any(?)
     on conflict (repository, change) do update set
       merged_at = excluded.merged_at,
       deployed_at = excluded.deployed_at,
       presumed_deployed = excluded.presumed_deployed,
       by_bot = excluded.by_bot,
       contributors = excluded.contributors,
       lead_time_milliseconds = excluded.lead_time_milliseconds,
       coding_milliseconds = excluded.coding_milliseconds,
       pickup_milliseconds = excluded.pickup_milliseconds,
       review_milliseconds = excluded.review_milliseconds,
       deploy_milliseconds = excluded.deploy_milliseconds`,
    [JSON.stringify(rows), repositories, repositories],
  );
}
