import type { Knex } from 'knex';
import type { ChangeFact, DeploymentFact } from '../derive';

/** The facts as they are stored, in the shape in which they are derived. Sorted. */
export async function readStoredFacts(
  knex: Knex,
): Promise<{ deployments: DeploymentFact[]; changes: ChangeFact[] }> {
  const deployments = await knex('deployments')
    .select()
    .orderBy(['repository', 'deployment_id']);
  const changes = await knex('changes')
    .select()
    .orderBy(['repository', 'change']);
  return {
    deployments: deployments.map(row => ({
      repository: row.repository,
      deploymentId: row.deployment_id,
      environment: row.environment,
      kind: row.kind,
      finishedAt: row.finished_at.getTime(),
    })),
    changes: changes.map(row => ({
      repository: row.repository,
      change: row.change,
      mergedAt: row.merged_at.getTime(),
      presumedDeployed: row.presumed_deployed,
      byBot: row.by_bot,
      contributors: row.contributors,
      ...(row.deployed_at && {
        deployedAt: row.deployed_at.getTime(),
        leadTimeMilliseconds: Number(row.lead_time_milliseconds),
      }),
      ...(row.coding_milliseconds !== null && {
        stageMilliseconds: {
          coding: Number(row.coding_milliseconds),
          pickup: Number(row.pickup_milliseconds),
          review: Number(row.review_milliseconds),
          deploy: Number(row.deploy_milliseconds),
        },
      }),
    })),
  };
}
