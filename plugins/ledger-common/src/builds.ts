import type { Measured } from './time';

/**
 * Runs of pipelines that ended in the window. Those that were cancelled or
 * skipped are neither successes nor failures, and have no duration.
 *
 * @public
 */
export interface BuildSummary {
  /** Successes and failures: what the rate and the durations are of. */
  builds: number;
  /** From 0 to 1; undefined without builds: no data. */
  successRate?: number;
  medianSeconds?: number;
  p90Seconds?: number;
  /** Times the default branch became green again… */
  repaired: number;
  /** …and how long it had been red: from the end of the first failure to the end of the next success. */
  medianRedSeconds?: number;
}

/** @public */
export interface PipelineSummary extends BuildSummary {
  name: string;
}

/** Duration, success and time from red to green, of all pipelines and of each. @public */
export interface BuildsReport extends Measured<BuildSummary> {
  /** The most run first; at most 20. */
  pipelines: PipelineSummary[];
}
