import type { DeliveryReport } from '@pitstop/plugin-ledger-common';

/**
 * Whether this Ledger knows which deployments failed. Its fail rate is of the
 * same deployments as its frequency; where it is of none of them, nothing is
 * known of failures, and "no failures" would not be true.
 */
export function failuresAreCounted(report: DeliveryReport): boolean {
  const { deploymentFrequency, changeFailRate } = report;
  return (
    (deploymentFrequency.current.deployments ?? 0) ===
    changeFailRate.current.deployments
  );
}
