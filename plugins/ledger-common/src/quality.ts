import type { Measured } from './time';

/**
 * What static analysis measures of a project. `coverage` and `duplication` are
 * ratios from 0 to 1, issues are counts. What is said of new code is about the
 * code changed since the project's own baseline.
 *
 * @public
 */
export type QualityMeasure =
  | 'coverage'
  | 'new-coverage'
  | 'duplication'
  | 'new-duplication'
  | 'issues'
  | 'new-issues';

/** @public */
export const qualityMeasures = [
  'coverage',
  'new-coverage',
  'duplication',
  'new-duplication',
  'issues',
  'new-issues',
] as const;

/** What was last said of the projects in scope, up to the end of a stretch of time. @public */
export interface QualitySummary {
  /** Projects whose main branch had been analysed by then. */
  projects: number;
  /** Those among them whose quality gate was failed. */
  failedGates: number;
  /**
   * By measure, the projects of which it was told, and the median of a ratio
   * or the sum of a count over them. A measure that no tool told is absent: no
   * data.
   */
  measures: Partial<
    Record<QualityMeasure, { projects: number; value: number }>
  >;
}

/** A project as its last analysis in or before the range left it. @public */
export interface ProjectQuality {
  project: string;
  gate: 'passed' | 'failed' | 'none';
  analysedAt: string;
  measures: Partial<Record<QualityMeasure, number>>;
}

/** Of security findings; `unknown` where the tool doesn't say, as for secrets. @public */
export type FindingSeverity =
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | 'unknown';

/** From worst to unknown. @public */
export const findingSeverities = [
  'critical',
  'high',
  'medium',
  'low',
  'unknown',
] as const;

/** Security findings at the end of a stretch of time, and what became of them in it. @public */
export interface FindingsSummary {
  /** Open at the end of it. */
  open: number;
  opened: number;
  /** Fixed or dismissed. */
  closed: number;
  /** Found → fixed or dismissed, of those closed. */
  medianSecondsToClose?: number;
}

/** Open findings of a severity at the end of the range. @public */
export interface OpenFindings {
  severity: FindingSeverity;
  open: number;
  /** Found → end of the range, or now. */
  medianAgeSeconds?: number;
  oldestFoundAt?: string;
}

/** Coverage, static analysis and security findings. With `include=quality`. @public */
export interface QualityReport extends Measured<QualitySummary> {
  /** The failed ones first; at most 50. */
  projects: ProjectQuality[];
  findings: Measured<FindingsSummary>;
  /** Of every severity, the worst first. */
  openFindings: OpenFindings[];
}
