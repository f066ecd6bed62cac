import {
  buildMetrics,
  evidenceMetrics,
  evidenceOrders,
  type EvidenceMetric,
  type EvidenceOrder,
} from '@pitstop/plugin-ledger-common';

/** Which list of facts is open, and how it is sorted. */
export interface OpenEvidence {
  metric: EvidenceMetric;
  order: EvidenceOrder;
  /** Of builds: only those of the pipeline of this name. */
  pipeline?: string;
}

const families: ReadonlyArray<readonly EvidenceMetric[]> = [
  [
    'deployment-frequency',
    'hotfixes',
    'rollbacks',
    'redeployments',
    'failed-attempts',
    'deployments',
  ],
  ['lead-time', 'undeployed', 'unmeasurable'],
  [
    'change-fail-rate',
    'failed-deployments',
    'recovery-time',
    'still-failing',
    'rework-rate',
    'incidents',
  ],
  buildMetrics,
  ['open-findings', 'opened-findings', 'closed-findings'],
  ['coverage', 'duplication', 'issues', 'quality-gates', 'failed-gates'],
];

/** The lists that a reader of one is likely to want next, itself among them. */
export function familyOf(metric: EvidenceMetric): readonly EvidenceMetric[] {
  return families.find(family => family.includes(metric)) ?? [metric];
}

const timed: ReadonlySet<EvidenceMetric> = new Set<EvidenceMetric>([
  'lead-time',
  'undeployed',
  'recovery-time',
  'still-failing',
  'incidents',
  'builds',
  'failed-builds',
  'time-to-green',
  'open-findings',
  'opened-findings',
  'closed-findings',
  'adoption',
]);

/** Whether its facts can be sorted by how long they took. */
export function isAboutTime(metric: EvidenceMetric): boolean {
  return timed.has(metric);
}

/** Their facts are those that hold at the end of the range, whenever they began. */
const asOfTheEnd: ReadonlySet<EvidenceMetric> = new Set<EvidenceMetric>([
  'undeployed',
  'still-failing',
  'open-findings',
  'coverage',
  'duplication',
  'issues',
  'quality-gates',
  'failed-gates',
]);

/** How it is said of when its facts are. */
export function captionOf(
  metric: EvidenceMetric,
): 'caption' | 'captionUntil' | 'captionWeeks' {
  if (metric === 'adoption' || metric === 'deployed-components') {
    return 'captionWeeks';
  }
  return asOfTheEnd.has(metric) ? 'captionUntil' : 'caption';
}

/** Why single changes are not among its facts, where one might look for them. */
export function noteOf(
  metric: EvidenceMetric,
): 'withoutChanges' | 'withoutWaiting' | 'withoutMerged' | undefined {
  switch (metric) {
    case 'lead-time':
    case 'unmeasurable':
      return 'withoutChanges';
    case 'undeployed':
      return 'withoutWaiting';
    case 'active-repositories':
      return 'withoutMerged';
    default:
      return undefined;
  }
}

/** Whether its facts are runs of pipelines. */
function isAboutBuilds(metric: EvidenceMetric): boolean {
  return buildMetrics.some(each => each === metric);
}

/**
 * Reads `evidence=lead-time&order=longest` or `evidence=builds&pipeline=CI`;
 * undefined where no list is open.
 */
export function parseEvidence(
  search: URLSearchParams,
): OpenEvidence | undefined {
  const metric = evidenceMetrics.find(each => each === search.get('evidence'));
  const order = evidenceOrders.find(each => each === search.get('order'));
  const pipeline = search.get('pipeline');
  return (
    metric && {
      metric,
      order: order && isAboutTime(metric) ? order : 'newest',
      ...(pipeline && isAboutBuilds(metric) && { pipeline }),
    }
  );
}

/** Writes which list is open, leaving the parameters of others alone. */
export function writeEvidence(
  search: URLSearchParams,
  open: OpenEvidence | undefined,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of ['evidence', 'order', 'pipeline']) {
    written.delete(name);
  }
  if (open) {
    const { metric, order, pipeline } = open;
    written.set('evidence', metric);
    if (order !== 'newest' && isAboutTime(metric)) {
      written.set('order', order);
    }
    if (pipeline !== undefined && isAboutBuilds(metric)) {
      written.set('pipeline', pipeline);
    }
  }
  return written;
}
