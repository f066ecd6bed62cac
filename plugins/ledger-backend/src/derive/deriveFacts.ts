import type { Instant, Observations, PullRequestObservation } from '../observe';
import { changeFacts, firstOf } from './changeFacts';
import { classifyRollouts, type Classified } from './classifyRollouts';
import { findRuns, type DeploymentRun } from './DeploymentRun';
import type { DerivationRules } from './DerivationRules';
import type { DeploymentFact, IncidentFact, UnitFacts } from './Facts';
import { findChanges } from './findChanges';
import { findFailures, type Failure } from './findFailures';
import { findIncidents, type Incident } from './findIncidents';
import { groupBy } from './groupBy';
import { isProduction } from './isProduction';
import { findLandings } from './Landing';
import { Mainline } from './Mainline';
import { replayDeployments } from './replayDeployments';
import { RevertedChanges } from './RevertedChanges';
import type { Rollout } from './Rollout';

/**
 * Derives the facts of a unit from all that was observed of its repository.
 *
 * A pure, total function of the set of observations: their order plays no
 * role.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 */
export function deriveFacts(
  unit: string,
  observations: Observations,
  rules: DerivationRules,
): UnitFacts {
  const merged = observations.pullRequests.filter(isMergedIntoDefaultBranch);
  const mainline = Mainline.create(findLandings(observations.pushes, merged));
  const { changes, byCommit } = findChanges(observations, merged, mainline);

  const runs = findRuns(
    observations.deployments.filter(deployment =>
      isProduction(deployment, rules),
    ),
  );
  const succeeded = runs.filter(run => run.succeeded);
  const environments = [
    ...groupBy(succeeded, ({ environment }) => environment).values(),
  ].map(each => replayDeployments(each, changes, mainline, rules));
  const rollouts = environments.flat();
  const incidents = findIncidents(
    observations.incidents,
    rollouts,
    mainline,
    rules.incidentLookBackHours,
  );
  const reverted = RevertedChanges.create(changes, byCommit, commit =>
    mainline.unabbreviate(commit),
  );
  const classified = new Map<Rollout, Classified>(
    environments.flatMap(each => [
      ...classifyRollouts(each, incidents, reverted, rules.hotfixLookBackDays),
    ]),
  );
  const failures = findFailures(classified, incidents);

  return {
    deployments: [
      ...[...classified].map(([rollout, { kind }]) =>
        deploymentFact(unit, rollout.run, kind, failures.get(rollout)),
      ),
      ...runs
        .filter(run => !run.succeeded)
        .map(run => deploymentFact(unit, run, 'failed')),
    ],
    changes: changeFacts(unit, changes, rollouts),
    incidents: incidents.map(incident => incidentFact(unit, incident)),
    firstDeployedAt: firstOf(succeeded.map(({ finishedAt }) => finishedAt)),
  };
}

function isMergedIntoDefaultBranch(
  pullRequest: PullRequestObservation,
): pullRequest is PullRequestObservation & { mergedAt: Instant } {
  return pullRequest.intoDefaultBranch && pullRequest.mergedAt !== undefined;
}

function deploymentFact(
  unit: string,
  run: DeploymentRun,
  kind: DeploymentFact['kind'],
  failure?: Failure,
): DeploymentFact {
  return {
    unit,
    deploymentId: run.deploymentId,
    environment: run.environment,
    kind,
    finishedAt: run.finishedAt,
    failures: failure?.reasons ?? [],
    ...(failure?.recoveredAt !== undefined && {
      recoveredAt: failure.recoveredAt,
    }),
    subjects: run.subjects,
  };
}

function incidentFact(
  unit: string,
  { observation, beganAt, resolvedAt, cause }: Incident,
): IncidentFact {
  return {
    unit,
    incident: observation.incident,
    beganAt,
    ...(resolvedAt !== undefined && { resolvedAt }),
    ...(cause && { deploymentId: cause.run.deploymentId }),
  };
}
