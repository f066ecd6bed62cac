import type { Knex } from 'knex';
import type {
  ChangeFact,
  DeploymentFact,
  IncidentFact,
  UnitFacts,
} from '../derive';
import { toTimestamp } from './columns';
import { replaceRows, type FactTable } from './replaceRows';

const deployments: FactTable<DeploymentFact> = {
  name: 'deployments',
  key: ['unit', 'deployment_id'],
  columns: {
    unit: 'text',
    deployment_id: 'text',
    environment: 'text',
    kind: 'text',
    finished_at: 'timestamptz',
    failures: 'text[]',
    recovered_at: 'timestamptz',
    subjects: 'text[]',
  },
  toRow: fact => ({
    unit: fact.unit,
    deployment_id: fact.deploymentId,
    environment: fact.environment,
    kind: fact.kind,
    finished_at: toTimestamp(fact.finishedAt),
    failures: fact.failures,
    recovered_at: toTimestamp(fact.recoveredAt),
    subjects: fact.subjects,
  }),
};

const changes: FactTable<ChangeFact> = {
  name: 'changes',
  key: ['unit', 'change'],
  columns: {
    unit: 'text',
    change: 'text',
    merged_at: 'timestamptz',
    deployed_at: 'timestamptz',
    deployment_id: 'text',
    presumed_deployed: 'boolean',
    by_bot: 'boolean',
    contributors: 'bigint[]',
    lead_time_milliseconds: 'bigint',
    coding_milliseconds: 'bigint',
    pickup_milliseconds: 'bigint',
    review_milliseconds: 'bigint',
    deploy_milliseconds: 'bigint',
    merge_milliseconds: 'bigint',
    first_review_milliseconds: 'bigint',
    review_rounds: 'integer',
    lines: 'integer',
  },
  toRow: fact => ({
    unit: fact.unit,
    change: fact.change,
    merged_at: toTimestamp(fact.mergedAt),
    deployed_at: toTimestamp(fact.deployedAt),
    deployment_id: fact.deploymentId,
    presumed_deployed: fact.presumedDeployed,
    by_bot: fact.byBot,
    contributors: fact.contributors,
    lead_time_milliseconds: fact.leadTimeMilliseconds,
    coding_milliseconds: fact.stageMilliseconds?.coding,
    pickup_milliseconds: fact.stageMilliseconds?.pickup,
    review_milliseconds: fact.stageMilliseconds?.review,
    deploy_milliseconds: fact.stageMilliseconds?.deploy,
    merge_milliseconds: fact.mergeMilliseconds,
    first_review_milliseconds: fact.firstReviewMilliseconds,
    review_rounds: fact.reviewRounds,
    lines: fact.lines,
  }),
};

const incidents: FactTable<IncidentFact> = {
  name: 'incidents',
  key: ['unit', 'incident'],
  columns: {
    unit: 'text',
    incident: 'text',
    began_at: 'timestamptz',
    resolved_at: 'timestamptz',
    deployment_id: 'text',
  },
  toRow: fact => ({
    unit: fact.unit,
    incident: fact.incident,
    began_at: toTimestamp(fact.beganAt),
    resolved_at: toTimestamp(fact.resolvedAt),
    deployment_id: fact.deploymentId,
  }),
};

/** Makes these the facts of the units. Those without facts are forgotten. */
export async function replaceFacts(
  transaction: Knex.Transaction,
  facts: Map<string, UnitFacts | undefined>,
): Promise<void> {
  const units = [...facts.keys()];
  const all = [...facts.values()].filter(each => each !== undefined);
  await replaceRows(
    transaction,
    deployments,
    units,
    all.flatMap(each => each.deployments),
  );
  await replaceRows(
    transaction,
    changes,
    units,
    all.flatMap(each => each.changes),
  );
  await replaceRows(
    transaction,
    incidents,
    units,
    all.flatMap(each => each.incidents),
  );
}
