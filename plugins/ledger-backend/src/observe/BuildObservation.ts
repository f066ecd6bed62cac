import type { Instant } from './Instant';

/** A run of a pipeline that ended; a run that is tried again is another. */
export interface BuildObservation {
  repository: string;
  /** Subject of the events that told of it. */
  build: string;
  attempt: number;
  pipeline: string;
  onDefaultBranch: boolean;
  startedAt: Instant;
  finishedAt: Instant;
  /** `other`: cancelled or skipped, neither a success nor a failure. */
  outcome: 'success' | 'failure' | 'other';
}

/** What tells one build from another. */
export function buildKey(build: {
  repository: string;
  build: string;
  attempt: number;
}): string {
  return `${build.repository} ${build.build} ${build.attempt}`;
}

/**
 * The last end of the same attempt counts, and the store decides by the same
 * order. Commutative, associative and idempotent.
 */
export function mergeBuilds(
  one: BuildObservation,
  other: BuildObservation,
): BuildObservation {
  if (one.finishedAt !== other.finishedAt) {
    return one.finishedAt > other.finishedAt ? one : other;
  }
  const [first, second] = [contents(one), contents(other)];
  const difference = first.findIndex((value, index) => value !== second[index]);
  return difference < 0 || first[difference] > second[difference] ? one : other;
}

function contents(build: BuildObservation): Array<string | number> {
  return [
    build.outcome,
    build.pipeline,
    Number(build.onDefaultBranch),
    build.startedAt,
  ];
}
