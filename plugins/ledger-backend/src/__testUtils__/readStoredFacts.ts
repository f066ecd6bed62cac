import type { Knex } from 'knex';
import type { ChangeFact, DeploymentFact, IncidentFact } from '../derive';

/** The facts as they are stored, in the shape in which they are derived. Sorted. */
export async function readStoredFacts(knex: Knex): Promise<{
  deployments: DeploymentFact[];
  changes: ChangeFact[];
  incidents: IncidentFact[];
}> {
  const incidents = await knex('incidents')
    .select()
    .orderBy(['unit', 'incident']);
  const deployments = await knex('deployments')
    .select()
    .orderBy(['unit', 'deployment_id']);
  const changes = await knex('changes').select().orderBy(['unit', 'change']);
  return {
    deployments: deployments.map(row => ({
      unit: row.unit,
      deploymentId: row.deployment_id,
      environment: row.environment,
      kind: row.kind,
      finishedAt: row.finished_at.getTime(),
      failures: row.failures,
      ...(row.recovered_at && { recoveredAt: row.recovered_at.getTime() }),
      subjects: row.subjects,
    })),
    changes: changes.map(row => ({
      unit: row.unit,
      change: row.change,
      mergedAt: row.merged_at.getTime(),
      presumedDeployed: row.presumed_deployed,
      byBot: row.by_bot,
      contributors: row.contributors,
      ...(row.deployed_at && {
        deployedAt: row.deployed_at.getTime(),
        deploymentId: row.deployment_id,
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
      ...(row.merge_milliseconds !== null && {
        mergeMilliseconds: Number(row.merge_milliseconds),
        reviewRounds: row.review_rounds,
      }),
      ...(row.first_review_milliseconds !== null && {
        firstReviewMilliseconds: Number(row.first_review_milliseconds),
      }),
      ...(row.lines !== null && { lines: row.lines }),
    })),
    incidents: incidents.map(row => ({
      unit: row.unit,
      incident: row.incident,
      beganAt: row.began_at.getTime(),
      ...(row.resolved_at && { resolvedAt: row.resolved_at.getTime() }),
      ...(row.deployment_id !== null && { deploymentId: row.deployment_id }),
    })),
  };
}

/** The builds as they are stored. Sorted. */
export async function readStoredBuilds(knex: Knex): Promise<object[]> {
  return knex('builds').select().orderBy(['repository', 'build', 'attempt']);
}
