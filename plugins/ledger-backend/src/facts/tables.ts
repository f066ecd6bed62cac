import {
  findingSeverities,
  type DeploymentKind,
  type LeadTimeStage,
  type ProjectQuality,
  type QualityMeasure,
} from '@pitstop/plugin-ledger-common';
import type { BuildObservation } from '../observe';
import { instantOf } from './columns';

/** How columns say kinds of deployments. */
export const kindCodes: Readonly<Record<DeploymentKind, number>> = {
  planned: 1,
  hotfix: 2,
  rollback: 3,
  redeploy: 4,
  failed: 5,
};

/** How columns say outcomes of builds. */
export const outcomeCodes: Readonly<
  Record<BuildObservation['outcome'], number>
> = { success: 1, failure: 2, other: 3 };

/** A table that is kept in memory: the columns of the rows that have the same key. */
export interface ColumnTable<Name extends string> {
  key: 'unit' | 'repository' | 'project';
  from: string;
  /** SQL of the order of rows, where it matters. */
  order?: string;
  /** SQL of each column: a number, or null. */
  columns: Record<Name, string>;
}

/** The columns of a table. All are of the same length. */
export type Columns<Name extends string> = { rows: number } & Record<
  Name,
  Float64Array
>;

const codeOf = (codes: Readonly<Record<string, number>>, column: string) =>
  `case ${column} ${Object.entries(codes)
    .map(([name, code]) => `when '${name}' then ${code}`)
    .join(' ')} end`;

/** Of a deployment: its place among the environments of the unit, from 1. */
const environment = 'array_position(units.environments, environment)';

type Deployment =
  | 'finishedAt'
  | 'kind'
  | 'environment'
  | 'failed'
  | 'recoveredAt';

export const deploymentTable: ColumnTable<Deployment> = {
  key: 'unit',
  from: 'deployments left join units using (unit)',
  columns: {
    finishedAt: instantOf('finished_at'),
    kind: codeOf(kindCodes, 'kind'),
    environment,
    failed: `(failures <> '{}')::int`,
    recoveredAt: instantOf('recovered_at'),
  },
};

/** Of these units: PostgreSQL would join with all. */
const itsDeployment = `(
  select unit, deployment_id, kind, environment
  from deployments where unit = any(:keys)
) as its_deployment using (unit, deployment_id)`;

type Change =
  | 'identity'
  | 'mergedAt'
  | 'deployedAt'
  | 'environment'
  | 'presumedDeployed'
  | 'byBot'
  | 'leadTimeMilliseconds'
  | `${LeadTimeStage}Milliseconds`
  | 'mergeMilliseconds'
  | 'firstReviewMilliseconds'
  | 'reviewRounds'
  | 'lines';

export const changeTable: ColumnTable<Change> = {
  key: 'unit',
  from: `changes
    left join units using (unit)
    left join ${itsDeployment}`,
  columns: {
    // As many bits as a number has.
    identity: 'hashtextextended(change, 0) >> 11',
    mergedAt: instantOf('merged_at'),
    deployedAt: instantOf('deployed_at'),
    environment,
    presumedDeployed: 'presumed_deployed::int',
    byBot: 'by_bot::int',
    leadTimeMilliseconds: 'lead_time_milliseconds',
    codingMilliseconds: 'coding_milliseconds',
    pickupMilliseconds: 'pickup_milliseconds',
    reviewMilliseconds: 'review_milliseconds',
    deployMilliseconds: 'deploy_milliseconds',
    mergeMilliseconds: 'merge_milliseconds',
    firstReviewMilliseconds: 'first_review_milliseconds',
    reviewRounds: 'review_rounds',
    lines: 'lines',
  },
};

type Incident = 'beganAt' | 'kind' | 'environment';

/** With the kind and environment of the deployment that caused them. */
export const incidentTable: ColumnTable<Incident> = {
  key: 'unit',
  from: `incidents
    left join units using (unit)
    left join ${itsDeployment}`,
  columns: {
    beganAt: instantOf('began_at'),
    kind: codeOf(kindCodes, 'kind'),
    environment,
  },
};

type Build =
  | 'finishedAt'
  | 'durationMilliseconds'
  | 'outcome'
  | 'pipeline'
  | 'redMilliseconds';

export const buildTable: ColumnTable<Build> = {
  key: 'repository',
  from: `builds
    join (
      select repository, array_agg(distinct pipeline) as pipelines
      from builds where repository = any(:keys) group by repository
    ) as named using (repository)`,
  columns: {
    finishedAt: instantOf('finished_at'),
    durationMilliseconds: `${instantOf('finished_at')} - ${instantOf(
      'started_at',
    )}`,
    outcome: codeOf(outcomeCodes, 'outcome'),
    pipeline: 'array_position(pipelines, pipeline)',
    redMilliseconds: 'red_milliseconds',
  },
};

/** How columns say whether a quality gate was passed. */
export const gateCodes: Readonly<Record<ProjectQuality['gate'], number>> = {
  passed: 1,
  failed: 2,
  none: 3,
};

type Analysis = 'analysedAt' | 'gate' | QualityMeasure;

export const analysisTable: ColumnTable<Analysis> = {
  key: 'project',
  from: 'quality_snapshots',
  order: 'analysed_at, analysis',
  columns: {
    analysedAt: instantOf('analysed_at'),
    gate: codeOf(gateCodes, 'gate'),
    coverage: 'coverage',
    'new-coverage': 'new_coverage',
    duplication: 'duplication',
    'new-duplication': 'new_duplication',
    issues: 'issues',
    'new-issues': 'new_issues',
  },
};

/** How columns say how severe a finding is: by its place among all severities. */
const severityCodes = Object.fromEntries(
  findingSeverities.map((severity, place) => [severity, place]),
);

type Finding = 'severity' | 'foundAt' | 'closedAt';

export const findingTable: ColumnTable<Finding> = {
  key: 'repository',
  from: 'security_findings',
  columns: {
    severity: codeOf(severityCodes, 'severity'),
    foundAt: instantOf('found_at'),
    closedAt: instantOf('closed_at'),
  },
};

export type DeploymentColumns = Columns<Deployment>;
export type ChangeColumns = Columns<Change>;
export type IncidentColumns = Columns<Incident>;
export type BuildColumns = Columns<Build>;
export type AnalysisColumns = Columns<Analysis>;
export type FindingColumns = Columns<Finding>;
