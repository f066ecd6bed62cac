import { DateTime } from 'luxon';
import type {
  DeliveryReport,
  DeploymentCounts,
  Granularity,
  Period,
} from '@pitstop/plugin-ledger-common';

/** What happened to deployments in a stretch of time. All of it can be summed up. */
export interface DeploymentPeriod extends Period, DeploymentCounts {
  /** Deployments that finished then and turned out to have failed. */
  failedLater: number;
  /** Failed deployments that were recovered then. */
  recovered: number;
}

/** The days of a report that was asked for by day. */
export function deploymentDays(report: DeliveryReport): DeploymentPeriod[] {
  const { deploymentFrequency, changeFailRate, recoveryTime } = report;
  return deploymentFrequency.series.map((day, index) => ({
    ...day,
    failedLater: changeFailRate.series[index]?.failed ?? 0,
    recovered: recoveryTime.series[index]?.recovered ?? 0,
  }));
}

const countNames = [
  'hotfixes',
  'rollbacks',
  'redeployments',
  'failed',
  'failedLater',
  'recovered',
] as const;

function add(sum: DeploymentPeriod, day: DeploymentPeriod): DeploymentPeriod {
  const added = {
    ...sum,
    end: day.end,
    incomplete: sum.incomplete || day.incomplete,
    // No data and some data is some data.
    deployments:
      day.deployments === undefined
        ? sum.deployments
        : day.deployments + (sum.deployments ?? 0),
  };
  for (const name of countNames) {
    added[name] = sum[name] + day[name];
  }
  return added;
}

/**
 * Sums days up to ISO weeks or months. Those that the days begin or end in the
 * middle of are incomplete.
 *
 * @param timeZone - Where the days begin.
 */
export function sumPeriods(
  days: readonly DeploymentPeriod[],
  granularity: Granularity,
  timeZone: string,
): DeploymentPeriod[] {
  const sums = new Map<number, DeploymentPeriod>();
  for (const day of days) {
    const start = DateTime.fromISO(day.start, { zone: timeZone }).startOf(
      granularity,
    );
    const sum = sums.get(start.toMillis());
    sums.set(
      start.toMillis(),
      sum
        ? add(sum, day)
        : {
            ...day,
            incomplete:
              day.incomplete || start.toMillis() < Date.parse(day.start),
          },
    );
  }
  return Array.from(sums, ([start, sum]) => {
    const end = DateTime.fromMillis(start, { zone: timeZone }).plus({
      [granularity]: 1,
    });
    return {
      ...sum,
      incomplete: sum.incomplete || Date.parse(sum.end) < end.toMillis(),
    };
  });
}
