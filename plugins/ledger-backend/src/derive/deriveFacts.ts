import type { Instant, Observations, PullRequestObservation } from '../observe';
import { changeFacts, firstOf } from './changeFacts';
import { classifyRollouts, type Classified } from './classifyRollouts';
import { findRuns, type DeploymentRun } from './DeploymentRun';
import type { DerivationRules } from './DerivationRules';
import type { DeploymentFact, IncidentFact, RepositoryFacts } from './Facts';
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
 * Derives the facts of one repository from all that was observed of it.
 *
 * A pure, total function of the set of observations: their order plays no
 * role.
 *
 * @see https://dora.dev/guides/dora-metrics-four-keys/
 */
export function deriveFacts(
  repository: string,
  observations: Observations,
  rules: DerivationRules,
): RepositoryFacts {
  const merged = observations.pullRequests.filter(isMergedIntoDefaultBranch);
  const mainline = Mainline.create(findLandings(observations.pushes, merged));
  const { changes, byCommit } = findChanges(observations, merged, mainline);

  const runs = findRuns(
    observations.deployments.filter(deployment =>
      isProduction(deployment, rules.productionEnvironments),
    ),
  );
  const succeeded = runs.filter(run => run.succeeded);
  const environments = [
    ...groupBy(succeeded, ({ environment }) => environment).values(),
  ].map(each => replayDeployments(each, changes, mainline, rules.lookBackDays));
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
        deploymentFact(rollout.run, kind, failures.get(rollout)),
      ),
      ...runs
        .filter(run => !run.succeeded)
        .map(run => deploymentFact(run, 'failed')),
    ],
    changes: changeFacts(repository, changes, rollouts),
    incidents: incidents.map(incidentFact),
    firstDeployedAt: firstOf(succeeded.map(({ finishedAt }) => finishedAt)),
  };
}

function isMergedIntoDefaultBranch(
  pullRequest: PullRequestObservation,
): pullRequest is PullRequestObservation & { mergedAt: Instant } {
  return pullRequest.intoDefaultBranch && pullRequest.mergedAt !== undefined;
}

function deploymentFact(
  run: DeploymentRun,
  kind: DeploymentFact['kind'],
  failure?: Failure,
): DeploymentFact {
  return {
    repository: run.repository,
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

function incidentFact({
  observation,
  beganAt,
  resolvedAt,
  cause,
}: Incident): IncidentFact {
  return {
    repository: observation.repository,
    incident: observation.incident,
    beganAt,
    ...(resolvedAt !== undefined && { resolvedAt }),
    ...(cause && { deploymentId: cause.run.deploymentId }),
  };
}
