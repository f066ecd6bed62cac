import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { BuildObservation } from './BuildObservation';
import { outcomeSchema, runSchema } from './schemas';

/** What a default branch is mostly called, for tools that don't tell which it is. */
const usualDefaultBranches = ['main', 'master'];

/**
 * A run of a pipeline that ended.
 *
 * GitHub tells of the builds of other tools by check runs; those of Actions are
 * jobs of a run that it tells of itself.
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
    build: event.subject,
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
