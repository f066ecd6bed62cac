import type { Knex } from 'knex';
import {
  deploymentKey,
  mergeDeployments,
  type DeploymentObservation,
} from '../observe';
import { instantOf, orUndefined, toTimestamp } from './columns';

/**
 * Joins what is newly known of deployments with what was known before.
 *
 * Reads before it writes: nobody else may write observations in the meantime.
 */
export async function joinDeployments(
  transaction: Knex.Transaction,
  observed: DeploymentObservation[],
): Promise<void> {
  if (observed.length === 0) {
    return;
  }
  const known = new Map<string, DeploymentObservation>();
  for (const deployment of await readThese(transaction, observed)) {
    known.set(deploymentKey(deployment), deployment);
  }
  await write(
    transaction,
    observed.map(deployment => {
      const before = known.get(deploymentKey(deployment));
      return before ? mergeDeployments(before, deployment) : deployment;
    }),
  );
}

const columns = `
  repository, subject, environment, production, commit, task, run, job,
  component, succeeded,
  deployment_id as "deploymentId",
  ${instantOf('created_at')} as "createdAt",
  ${instantOf('started_at')} as "startedAt",
  ${instantOf('finished_at')} as "finishedAt"`;

interface Row
  extends Pick<
    DeploymentObservation,
    | 'repository'
    | 'deploymentId'
    | 'subject'
    | 'environment'
    | 'commit'
    | 'task'
    | 'createdAt'
  > {
  production: boolean | null;
  run: string | null;
  job: string | null;
  component: string | null;
  startedAt: number | null;
  finishedAt: number | null;
  succeeded: boolean | null;
}

export async function readDeployments(
  knex: Knex,
  repositories: string[],
): Promise<DeploymentObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select ${columns} from observed_deployments where repository = any(?)`,
    [repositories],
  );
  return rows.map(fromRow);
}

async function readThese(
  knex: Knex,
  keys: Array<{ repository: string; deploymentId: string }>,
): Promise<DeploymentObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select ${columns}
     from json_to_recordset(?::json)
       as wanted (repository text, "deploymentId" text)
     join observed_deployments known using (repository)
     where known.deployment_id = wanted."deploymentId"`,
    [
      JSON.stringify(
        keys.map(({ repository, deploymentId }) => ({
          repository,
          deploymentId,
        })),
      ),
    ],
  );
  return rows.map(fromRow);
}

function fromRow({
  finishedAt,
  succeeded,
  ...row
}: Row): DeploymentObservation {
  return {
    ...row,
    production: orUndefined(row.production),
    run: orUndefined(row.run),
    job: orUndefined(row.job),
    component: orUndefined(row.component),
    startedAt: orUndefined(row.startedAt),
    ...(finishedAt !== null &&
      succeeded !== null && { end: { at: finishedAt, succeeded } }),
  };
}

async function write(
  transaction: Knex.Transaction,
  deployments: DeploymentObservation[],
): Promise<void> {
  const rows = deployments.map(({ end, ...deployment }) => ({
    ...deployment,
    createdAt: toTimestamp(deployment.createdAt),
    startedAt: toTimestamp(deployment.startedAt),
    finishedAt: toTimestamp(end?.at),
    succeeded: end?.succeeded,
  }));
  await transaction.raw(
    `insert into observed_deployments as known (
       repository, deployment_id, subject, environment, production, commit,
       task, run, job, created_at, started_at, succeeded, finished_at,
       component
     )
     select
       repository, "deploymentId", subject, environment, production, commit,
       task, run, job, "createdAt", "startedAt", succeeded, "finishedAt",
       component
     from json_to_recordset(?::json) as deployment (
       repository text, "deploymentId" text, subject text, environment text,
       production boolean, commit text, task text, run text, job text,
       "createdAt" timestamptz, "startedAt" timestamptz, succeeded boolean,
       "finishedAt" timestamptz, component text
     )
     on conflict (repository, deployment_id) do update set
       subject = excluded.subject,
       environment = excluded.environment,
       production = excluded.production,
       commit = excluded.commit,
       task = excluded.task,
       run = excluded.run,
       job = excluded.job,
       created_at = excluded.created_at,
       started_at = excluded.started_at,
       succeeded = excluded.succeeded,
       finished_at = excluded.finished_at,
       component = excluded.component
     where known.* is distinct from excluded.*`,
    [JSON.stringify(rows)],
  );
}
