import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { BuildObservation } from './BuildObservation';
import { outcomeSchema, runSchema } from './schemas';

/** What a default branch is mostly called, for tools that don't tell which it is. */
const usualDefaultBranches = ['main', 'master'];

/**
 * A run of a pipeline that ended.
 *
 * GitHub tells of the builds of other tools by check runs; those of Actions are
 * jobs of a run that it tells of itself. Where the other tool tells of its build
 * too, and GitHub says which one it is, both are the same.
 *
 * @throws ZodError if the event doesn't say what its type promises.
 */
export function readBuild({
  event,
  deliverySource,
}: FollowedEvent): BuildObservation | undefined {
  const run = runSchema.parse(event.data.customData);
  if (
    event.type === eventTypes.taskRunFinished &&
    (deliverySource !== 'github' ||
      run.tool === undefined ||
      run.tool === 'github-actions')
  ) {
    return undefined;
  }
  const startedAt = run.startedAt ?? run.createdAt;
  if (run.finishedAt === undefined) {
    return undefined;
  }
  const { outcome } = outcomeSchema.parse(event.data.subject.content);
  return {
    repository: run.repository,
    // Told by two tools it is one build.
    build: run.run ?? event.subject,
    attempt: run.attempt,
    pipeline: run.name,
    onDefaultBranch:
      run.onDefaultBranch ??
      (run.branch !== undefined && usualDefaultBranches.includes(run.branch)),
    startedAt,
    // Clocks of tools and runners differ.
    finishedAt: Math.max(run.finishedAt, startedAt),
    outcome: outcomeOf(outcome),
  };
}

function outcomeOf(outcome: string | undefined): BuildObservation['outcome'] {
  switch (outcome) {
    case 'success':
      return 'success';
    case 'failure':
    case 'error':
      return 'failure';
    default:
      return 'other';
  }
}
