import type {
  ProjectQuality,
  QualityMeasure,
} from '@pitstop/plugin-ledger-common';
import type { Instant } from './Instant';

/** What static analysis found in the main branch of a project, once. */
export interface QualityObservation {
  /** The tool's key of the project. */
  project: string;
  analysedAt: Instant;
  /** Id of the event that told of it. */
  analysis: string;
  /** What that event is about: the project, as its tool knows it. */
  subject: string;
  /** Absent where the tool doesn't say which it is of. */
  repository?: string;
  gate: ProjectQuality['gate'];
  /** Ratios from 0 to 1, and counts. */
  measures: Partial<Record<QualityMeasure, number>>;
}

/** What tells one analysis from another. */
export function qualityKey(quality: QualityObservation): string {
  return `${quality.project} ${quality.analysedAt} ${quality.analysis}`;
}
