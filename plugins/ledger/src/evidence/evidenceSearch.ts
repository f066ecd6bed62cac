import {
  evidenceMetrics,
  evidenceOrders,
  type EvidenceMetric,
  type EvidenceOrder,
} from '@pitstop/plugin-ledger-common';

/** Which list of facts is open, and how it is sorted. */
export interface OpenEvidence {
  metric: EvidenceMetric;
  order: EvidenceOrder;
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
  ['builds', 'failed-builds', 'time-to-green'],
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
]);

/** Whether its facts can be sorted by how long they took. */
export function isAboutTime(metric: EvidenceMetric): boolean {
  return timed.has(metric);
}

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

/** Whether its facts are those that hold at the end of the range, whenever they began. */
export function isAboutTheEnd(metric: EvidenceMetric): boolean {
  return asOfTheEnd.has(metric);
}

/** Why single changes are not among its facts, where one might look for them. */
export function noteOf(
  metric: EvidenceMetric,
): 'withoutChanges' | 'withoutWaiting' | undefined {
  switch (metric) {
    case 'lead-time':
    case 'unmeasurable':
      return 'withoutChanges';
    case 'undeployed':
      return 'withoutWaiting';
    default:
      return undefined;
  }
}

/** Reads `evidence=lead-time&order=longest`; undefined where no list is open. */
export function parseEvidence(
  search: URLSearchParams,
): OpenEvidence | undefined {
  const metric = evidenceMetrics.find(each => each === search.get('evidence'));
  const order = evidenceOrders.find(each => each === search.get('order'));
  return (
    metric && {
      metric,
      order: order && isAboutTime(metric) ? order : 'newest',
    }
  );
}

/** Writes which list is open, leaving the parameters of others alone. */
export function writeEvidence(
  search: URLSearchParams,
  open: OpenEvidence | undefined,
): URLSearchParams {
  const written = new URLSearchParams(search);
  written.delete('evidence');
  written.delete('order');
  if (open) {
    written.set('evidence', open.metric);
    if (open.order !== 'newest' && isAboutTime(open.metric)) {
      written.set('order', open.order);
    }
  }
  return written;
}
