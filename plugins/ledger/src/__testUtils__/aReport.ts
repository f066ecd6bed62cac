import type {
  DeliveryReport,
  DeploymentCounts,
  LeadTimeSummary,
  Period,
} from '@pitstop/plugin-ledger-common';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const firstMonday = Date.parse('2025-01-06T00:00:00.000Z');

function week(index: number, incomplete = false): Period {
  const start = firstMonday + index * 7 * dayMilliseconds;
  return {
    start: new Date(start).toISOString(),
    end: new Date(start + (incomplete ? 2 : 7) * dayMilliseconds).toISOString(),
    incomplete,
  };
}

export function counts(deployments?: number): DeploymentCounts {
  return {
    ...(deployments !== undefined && { deployments }),
    hotfixes: 0,
    rollbacks: 0,
    redeployments: 0,
    failed: 0,
  };
}

export function leadTimes(
  changes: number,
  medianSeconds?: number,
): LeadTimeSummary {
  return {
    changes,
    ...(medianSeconds !== undefined && {
      medianSeconds,
      p90Seconds: medianSeconds * 4,
    }),
    stages: { status: 'no-data' },
  };
}

/**
 * The answer for a component that was deployed 12 times in three weeks and two
 * days, 9 times in the time before; the last week is still running.
 */
export function aReport(changes: Partial<DeliveryReport> = {}): DeliveryReport {
  const weeks = [week(0), week(1), week(2), week(3, true)];
  return {
    scope: {
      entityRef: 'component:default/checkout-api',
      kind: 'component',
      components: 1,
      linkedComponents: 1,
    },
    range: {
      from: weeks[0].start,
      to: weeks[3].end,
      granularity: 'week',
      timeZone: 'UTC',
    },
    previousRange: { from: '2024-12-14T00:00:00.000Z', to: weeks[0].start },
    asOf: '2025-01-28T23:59:30.000Z',
    deploymentFrequency: {
      current: {
        deployments: 12,
        hotfixes: 1,
        rollbacks: 2,
        redeployments: 1,
        failed: 3,
      },
      previous: counts(9),
      series: [
        { ...weeks[0], ...counts(5) },
        { ...weeks[1], ...counts(0) },
        { ...weeks[2], ...counts(6) },
        { ...weeks[3], ...counts(1) },
      ],
    },
    leadTime: {
      current: {
        ...leadTimes(20, 100_800),
        stages: {
          status: 'shown',
          medianSeconds: {
            coding: 7_200,
            pickup: 3_600,
            review: 28_800,
            deploy: 0,
          },
        },
      },
      previous: leadTimes(15, 84_000),
      series: [
        { ...weeks[0], ...leadTimes(8, 90_000) },
        { ...weeks[1], ...leadTimes(0) },
        { ...weeks[2], ...leadTimes(10, 108_000) },
        { ...weeks[3], ...leadTimes(2, 3_600) },
      ],
      unmeasurable: 1,
      undeployed: { changes: 4, oldestMergedAt: '2025-01-20T10:00:00.000Z' },
    },
    changeFailRate: {
      current: { rate: 0.25, failed: 3, deployments: 12 },
      previous: { rate: 0, failed: 0, deployments: 9 },
      series: weeks.map(each => ({ ...each, failed: 0, deployments: 0 })),
    },
    recoveryTime: {
      current: { recovered: 2, medianSeconds: 3_600, p90Seconds: 5_400 },
      previous: { recovered: 0 },
      series: weeks.map(each => ({ ...each, recovered: 0 })),
      stillFailing: {
        deployments: 1,
        oldestFinishedAt: '2025-01-27T10:00:00.000Z',
      },
    },
    reworkRate: {
      current: { rate: 3 / 14, rework: 3, deployments: 14 },
      previous: { rate: 0, rework: 0, deployments: 9 },
      series: weeks.map(each => ({ ...each, rework: 0, deployments: 0 })),
    },
    incidents: {
      incidents: 1,
      byDeployment: 1,
      byOtherDeployment: 0,
      withoutCause: 0,
    },
    ...changes,
  };
}
