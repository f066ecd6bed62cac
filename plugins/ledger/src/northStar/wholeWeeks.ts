import type { DeliveryReport, Period } from '@pitstop/plugin-ledger-common';

/** The report from the first deployment on; before it there is nothing to say. */
export function sinceFirstDeployment(report: DeliveryReport): DeliveryReport {
  const { deploymentFrequency, builds, code } = report;
  const first = Math.max(
    0,
    deploymentFrequency.series.findIndex(
      week => week.deployments !== undefined,
    ),
  );
  const beginning = deploymentFrequency.series.at(first)?.start;
  return {
    ...report,
    range: { ...report.range, from: beginning ?? report.range.from },
    deploymentFrequency: {
      ...deploymentFrequency,
      series: deploymentFrequency.series.slice(first),
    },
    ...(builds && {
      builds: { ...builds, series: builds.series.slice(first) },
    }),
    ...(code && {
      code: {
        ...code,
        timeToMerge: {
          ...code.timeToMerge,
          series: code.timeToMerge.series.slice(first),
        },
      },
    }),
  };
}

/** The weeks that are over and not cut. */
export function wholeWeeks<T>(weeks: ReadonlyArray<Period & T>) {
  return weeks.filter(week => !week.incomplete);
}
