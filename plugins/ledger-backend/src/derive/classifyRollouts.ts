import { millisecondsPerDay } from '../observe';
import type { Change } from './Change';
import type { SuccessfulKind } from './Facts';
import type { Incident } from './findIncidents';
import type { RevertedChanges } from './RevertedChanges';
import type { Rollout } from './Rollout';

/** What kind of deployment it was, and which ones it mends: they have failed. */
export interface Classified {
  kind: SuccessfulKind;
  mends: Rollout[];
}

/**
 * Tells planned deployments, hotfixes, rollbacks and redeployments to one
 * environment apart.
 *
 * @param rollouts - In the order in which they finished.
 */
export function classifyRollouts(
  rollouts: Rollout[],
  incidents: Incident[],
  reverted: RevertedChanges,
  hotfixLookBackDays: number,
): Map<Rollout, Classified> {
  const carriers = new Map<Change, Rollout>();
  const classified = new Map<Rollout, Classified>();
  for (const rollout of rollouts) {
    classified.set(
      rollout,
      classify(rollout, incidents, reverted, carriers, hotfixLookBackDays),
    );
    for (const change of [...rollout.delivered, ...rollout.presumed]) {
      carriers.set(change, rollout);
    }
  }
  return classified;
}

function classify(
  rollout: Rollout,
  incidents: Incident[],
  reverted: RevertedChanges,
  carriers: Map<Change, Rollout>,
  hotfixLookBackDays: number,
): Classified {
  const { goes, replaced } = rollout;
  if (replaced === undefined || goes === 'first') {
    return { kind: 'planned', mends: [] };
  }
  if (goes === 'nowhere') {
    return { kind: 'redeploy', mends: [] };
  }
  if (goes === 'back') {
    return { kind: 'rollback', mends: [replaced] };
  }
  // Who takes back one change of many mends the deployment that brought it,
  // which need not be the one before.
  const takenBack = new Set(
    rollout.delivered.flatMap(change =>
      reverted.by(change).flatMap(each => carriers.get(each) ?? []),
    ),
  );
  if (takenBack.size > 0) {
    return { kind: 'hotfix', mends: [...takenBack] };
  }
  return carriesMark(rollout, replaced, hotfixLookBackDays) ||
    endsIncident(rollout, replaced, incidents)
    ? { kind: 'hotfix', mends: [replaced] }
    : { kind: 'planned', mends: [] };
}

function carriesMark(
  { run, delivered }: Rollout,
  replaced: Rollout,
  lookBackDays: number,
): boolean {
  return (
    run.finishedAt - replaced.run.finishedAt <=
      lookBackDays * millisecondsPerDay &&
    delivered.some(change => change.hotfix)
  );
}

/** Whether it brings work that began in answer to what the one before it broke. */
function endsIncident(
  { run, delivered }: Rollout,
  replaced: Rollout,
  incidents: Incident[],
): boolean {
  return incidents.some(
    ({ cause, beganAt, resolvedAt }) =>
      cause === replaced &&
      beganAt <= run.finishedAt &&
      (resolvedAt === undefined || resolvedAt > run.finishedAt) &&
      delivered.some(change => change.openedAt > beganAt),
  );
}
