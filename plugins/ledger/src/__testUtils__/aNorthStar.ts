import type { NorthStarReport } from '@pitstop/plugin-ledger-common';

const weekMilliseconds = 7 * 24 * 60 * 60 * 1000;
const firstMonday = Date.parse('2025-01-06T00:00:00.000Z');

/** Weeks from Monday to Monday, of which the last is running, with two companies. */
export function aNorthStar(
  deployments: number[],
  changes: Partial<NorthStarReport> = {},
): NorthStarReport {
  const weeks = deployments.map((count, index) => ({
    start: new Date(firstMonday + index * weekMilliseconds).toISOString(),
    end: new Date(firstMonday + (index + 1) * weekMilliseconds).toISOString(),
    incomplete: index === deployments.length - 1,
    week: `2025-W${String(index + 2).padStart(2, '0')}`,
    deployments: count,
    inputs: {
      activeRepositories: 20 + index,
      deployedComponents: 30,
      buildMedianSeconds: 300,
      buildSuccessRate: 0.9,
      ...(index > 0 && { mergeMedianSeconds: 7200 }),
    },
  }));
  return {
    scope: {
      entityRef: 'group:default/acme',
      kind: 'organization',
      components: 60,
      linkedComponents: 58,
    },
    range: {
      from: weeks[0].start,
      to: weeks[weeks.length - 1].end,
      granularity: 'week',
      timeZone: 'UTC',
    },
    previousRange: { from: '2024-01-01T00:00:00Z', to: weeks[0].start },
    asOf: '2025-01-28T23:59:30.000Z',
    weeks,
    contributions: [
      {
        entityRef: 'group:default/boots',
        deployments: deployments.reduce((sum, each) => sum + each, 0),
        weekly: deployments,
        adoption: { deployed: 30, components: 40, rate: 0.75 },
      },
      {
        entityRef: 'group:default/hats',
        deployments: 0,
        weekly: deployments.map(() => 0),
      },
    ],
    adoption: { deployed: 30, components: 60, rate: 0.5 },
    annotations: [],
    ...changes,
  };
}
