import type { EvidenceMetric } from './evidence';
import type { TimeRange } from './time';

/** The name of a number that Ledger knows. @public */
export type MetricName =
  | 'deployment-frequency'
  | 'lead-time'
  | 'change-fail-rate'
  | 'recovery-time'
  | 'rework-rate'
  | 'build-duration'
  | 'build-success-rate'
  | 'time-to-green'
  | 'time-to-merge'
  | 'size-against-time-to-merge'
  | 'time-to-first-review'
  | 'review-rounds'
  | 'merged-without-review';

/** `count`: deployments; `ratio`: from 0 to 1; `rho`: from -1 to 1. @public */
export type MetricUnit = 'count' | 'seconds' | 'ratio' | 'rho' | 'rounds';

/** What a number means. @public */
export interface MetricDefinition {
  name: MetricName;
  title: string;
  /** In a sentence, as DESIGN says it. */
  definition: string;
  unit: MetricUnit;
  /** Which way is good news. */
  better: 'higher' | 'lower' | 'neither';
  /** Where the definition comes from. */
  source?: string;
  /** How its facts can be listed, if they can. */
  evidence?: EvidenceMetric;
  /** Whether it is about people's work and withheld where few are behind it. */
  aboutPeople: boolean;
}

const fourKeys = 'https://dora.dev/guides/dora-metrics-four-keys/';

/** The numbers that Ledger knows, and what they mean. @public */
export const metricDefinitions: readonly MetricDefinition[] = [
  {
    name: 'deployment-frequency',
    title: 'Deployment frequency',
    definition:
      'Planned and hotfix deployments to production. Rollbacks, redeployments of the same commit and failed attempts are shown apart: they deliver nothing.',
    unit: 'count',
    better: 'higher',
    source: fourKeys,
    evidence: 'deployment-frequency',
    aboutPeople: false,
  },
  {
    name: 'lead-time',
    title: 'Lead time for changes',
    definition:
      'From the first commit of a change to the end of the first production deployment that contains it; the median over the changes first deployed in the range.',
    unit: 'seconds',
    better: 'lower',
    source: fourKeys,
    evidence: 'lead-time',
    aboutPeople: false,
  },
  {
    name: 'change-fail-rate',
    title: 'Change fail rate',
    definition:
      'Failed deployments among the planned and hotfix deployments of the range. A deployment failed if it was rolled back, fixed by a hotfix, or caused an incident.',
    unit: 'ratio',
    better: 'lower',
    source: fourKeys,
    evidence: 'change-fail-rate',
    aboutPeople: false,
  },
  {
    name: 'recovery-time',
    title: 'Failed deployment recovery time',
    definition:
      'From the end of a failed deployment until its last incident was resolved or, where it has none, until the rollback or hotfix finished; the median over those recovered in the range.',
    unit: 'seconds',
    better: 'lower',
    source: fourKeys,
    evidence: 'recovery-time',
    aboutPeople: false,
  },
  {
    name: 'rework-rate',
    title: 'Deployment rework rate',
    definition:
      'Hotfixes and rollbacks among the planned, hotfix and rollback deployments of the range.',
    unit: 'ratio',
    better: 'lower',
    source: fourKeys,
    evidence: 'rework-rate',
    aboutPeople: false,
  },
  {
    name: 'build-duration',
    title: 'Build duration',
    definition:
      'How long successful and failed runs of pipelines took; the median over those that ended in the range.',
    unit: 'seconds',
    better: 'lower',
    evidence: 'builds',
    aboutPeople: false,
  },
  {
    name: 'build-success-rate',
    title: 'Build success rate',
    definition:
      'Successful runs of pipelines among the successful and failed ones that ended in the range.',
    unit: 'ratio',
    better: 'higher',
    evidence: 'builds',
    aboutPeople: false,
  },
  {
    name: 'time-to-green',
    title: 'Time from red to green',
    definition:
      'From the end of the first failed run of a pipeline on the default branch to the end of the next successful one; the median over those repaired in the range.',
    unit: 'seconds',
    better: 'lower',
    evidence: 'time-to-green',
    aboutPeople: false,
  },
  {
    name: 'time-to-merge',
    title: 'Time to merge',
    definition:
      'From ready for review to merged; the median over the pull requests merged in the range.',
    unit: 'seconds',
    better: 'lower',
    aboutPeople: true,
  },
  {
    name: 'size-against-time-to-merge',
    title: 'Size against time to merge',
    definition:
      'Spearman’s rank correlation of the lines a pull request changes and the time it takes to merge it. It says that the two go together, not that one causes the other.',
    unit: 'rho',
    better: 'neither',
    source:
      'https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient',
    aboutPeople: true,
  },
  {
    name: 'time-to-first-review',
    title: 'Time to first review',
    definition:
      'From ready for review to the first review by a person other than the author; the median over the reviewed pull requests merged in the range.',
    unit: 'seconds',
    better: 'lower',
    aboutPeople: true,
  },
  {
    name: 'review-rounds',
    title: 'Review rounds',
    definition:
      'Rounds of review per reviewed pull request merged in the range; reviews with no push between them are one round. The mean.',
    unit: 'rounds',
    better: 'neither',
    aboutPeople: true,
  },
  {
    name: 'merged-without-review',
    title: 'Merged without review',
    definition:
      'Pull requests that nobody but the author and bots looked at, among those merged in the range.',
    unit: 'ratio',
    better: 'lower',
    aboutPeople: true,
  },
];

/** A number over a range, compared with the range of equal length before. @public */
export interface MetricValue {
  metric: MetricName;
  title: string;
  unit: MetricUnit;
  status: 'shown' | 'withheld' | 'no-data';
  /** Absent unless it is shown. */
  value?: number;
  /** How many facts the number rests on; absent where it is withheld. */
  n?: number;
  /** The range is not over yet. */
  incomplete: boolean;
  previous: { status: MetricValue['status']; value?: number; n?: number };
  /** Absent where either is not shown. */
  trend?: 'better' | 'worse' | 'up' | 'down' | 'same';
}

/** `GET /api/ledger/v1/metrics`: every number of a scope, flat. @public */
export interface MetricList {
  entityRef: string;
  range: TimeRange;
  previousRange: TimeRange;
  asOf?: string;
  metrics: MetricValue[];
}
