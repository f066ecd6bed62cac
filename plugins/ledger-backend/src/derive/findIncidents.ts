import type { IncidentObservation, Instant } from '../observe';
import type { Mainline } from './Mainline';
import { byFinish, type Rollout } from './Rollout';

const millisecondsPerHour = 3_600_000;

/** An incident, and the production deployment that caused it. */
export interface Incident {
  observation: IncidentObservation;
  beganAt: Instant;
  /** Never before it began, whatever the clocks say. */
  resolvedAt?: Instant;
  cause?: Rollout;
}

/**
 * The incidents and what caused them: what somebody wrote down, else the
 * deployment in progress when it began, else the latest that had finished
 * within the look-back.
 */
export function findIncidents(
  observations: IncidentObservation[],
  rollouts: Rollout[],
  mainline: Mainline,
  lookBackHours: number,
): Incident[] {
  const inOrder = rollouts.toSorted((one, other) =>
    byFinish(one.run, other.run),
  );
  return observations
    .filter(({ state }) => state !== 'withdrawn')
    .map(observation => {
      const { beganAt, state, resolvedAt } = observation;
      const cause = observation.cause
        ? statedCause(observation.cause, inOrder, mainline)
        : likelyCause(beganAt, inOrder, lookBackHours * millisecondsPerHour);
      return {
        observation,
        beganAt,
        ...(state === 'resolved' && {
          resolvedAt: Math.max(resolvedAt ?? beganAt, beganAt),
        }),
        ...(cause && { cause }),
      };
    });
}

/** Where it isn't known, nothing else is blamed in its place. */
function statedCause(
  stated: NonNullable<IncidentObservation['cause']>,
  inOrder: Rollout[],
  mainline: Mainline,
): Rollout | undefined {
  const { deployment, run, commit } = stated;
  if (deployment !== undefined) {
    return inOrder.find(rollout =>
      rollout.run.deploymentIds.includes(deployment),
    );
  }
  if (run !== undefined) {
    return inOrder.find(rollout => rollout.run.run === run);
  }
  return commit === undefined
    ? undefined
    : firstContaining(commit, inOrder, mainline);
}

function firstContaining(
  commit: string,
  inOrder: Rollout[],
  mainline: Mainline,
): Rollout | undefined {
  const position = mainline.positionOf(mainline.unabbreviate(commit));
  return inOrder.find(({ run }) => {
    const deployed = mainline.positionOf(run.commit);
    return (
      run.commit.startsWith(commit) ||
      (position !== undefined && deployed !== undefined && deployed >= position)
    );
  });
}

function likelyCause(
  beganAt: Instant,
  inOrder: Rollout[],
  lookBackMilliseconds: number,
): Rollout | undefined {
  const inProgress = inOrder.find(
    ({ run }) => run.startedAt <= beganAt && beganAt < run.finishedAt,
  );
  return (
    inProgress ??
    inOrder.findLast(
      ({ run }) =>
        run.finishedAt <= beganAt &&
        run.finishedAt >= beganAt - lookBackMilliseconds,
    )
  );
}
