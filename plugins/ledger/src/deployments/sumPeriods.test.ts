import { sumPeriods, type DeploymentPeriod } from './sumPeriods';

const hour = 60 * 60 * 1000;

/** Days from midnight to midnight in UTC. */
function daysFrom(
  first: string,
  ...deployments: Array<number | undefined>
): DeploymentPeriod[] {
  return deployments.map((count, index) => ({
    start: new Date(Date.parse(first) + index * 24 * hour).toISOString(),
    end: new Date(Date.parse(first) + (index + 1) * 24 * hour).toISOString(),
    incomplete: false,
    ...(count !== undefined && { deployments: count }),
    hotfixes: 0,
    rollbacks: 1,
    redeployments: 0,
    failed: 0,
    failedLater: 0,
    recovered: 0,
  }));
}

const monday = '2026-03-02T00:00:00.000Z';
const thursday = '2026-03-05T00:00:00.000Z';

describe('days summed up', () => {
  it('make ISO weeks, from Monday to Sunday', () => {
    const weeks = sumPeriods(
      daysFrom(monday, 1, 0, 2, 0, 0, 0, 4, 5, 0, 0, 0, 0, 0, 1),
      'week',
      'UTC',
    );
    expect(
      weeks.map(({ start, end, deployments, rollbacks, incomplete }) => ({
        start: start.slice(0, 10),
        end: end.slice(0, 10),
        deployments,
        rollbacks,
        incomplete,
      })),
    ).toEqual([
      {
        start: '2026-03-02',
        end: '2026-03-09',
        deployments: 7,
        rollbacks: 7,
        incomplete: false,
      },
      {
        start: '2026-03-09',
        end: '2026-03-16',
        deployments: 6,
        rollbacks: 7,
        incomplete: false,
      },
    ]);
  });

  it('are incomplete where a week is cut at either end', () => {
    const weeks = sumPeriods(
      daysFrom(thursday, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 3),
      'week',
      'UTC',
    );
    expect(
      weeks.map(({ deployments, incomplete }) => [deployments, incomplete]),
    ).toEqual([
      [4, true],
      [14, false],
      [3, true],
    ]);
  });

  it('are no data only where no day has data', () => {
    const months = sumPeriods(
      daysFrom('2026-02-27T00:00:00.000Z', undefined, undefined, undefined, 3),
      'month',
      'UTC',
    );
    expect(months.map(({ deployments }) => deployments)).toEqual([
      undefined,
      3,
    ]);
  });

  it('keep to the time zone when the clocks change', () => {
    // In Berlin, 29 March 2026 has 23 hours.
    const spring: DeploymentPeriod[] = daysFrom(monday, 1, 2).map(
      (day, index) => ({
        ...day,
        start: ['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'][index],
        end: ['2026-03-29T22:00:00.000Z', '2026-03-30T22:00:00.000Z'][index],
      }),
    );
    expect(
      sumPeriods(spring, 'week', 'Europe/Berlin').map(
        ({ deployments }) => deployments,
      ),
    ).toEqual([1, 2]);
  });
});
