import type {
  DeploymentObservation,
  Instant,
  Observations,
  PullRequestObservation,
} from '../observe';
import type { Change } from './Change';
import type { DerivationRules } from './DerivationRules';
import type { ChangeFact, DeploymentFact, RepositoryFacts } from './Facts';
import { findChanges } from './findChanges';
import { groupBy } from './groupBy';
import { isProduction } from './isProduction';
import { findLandings } from './Landing';
import { Mainline } from './Mainline';
import { measureStages } from './measureStages';
import { replayDeployments } from './replayDeployments';
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
  const changes = findChanges(observations, merged, mainline);

  const production = observations.deployments.filter(deployment =>
    isProduction(deployment, rules.productionEnvironments),
  );
  const succeeded = production.filter(deployment => deployment.succeeded);
  const rollouts = [...groupBy(succeeded, environmentOf).values()].flatMap(
    deployments =>
      replayDeployments(deployments, changes, mainline, rules.lookBackDays),
  );

  return {
    deployments: [
      ...rollouts.map(({ deployment, kind }) => factOf(deployment, kind)),
      ...production
        .filter(deployment => !deployment.succeeded)
        .map(deployment => factOf(deployment, 'failed')),
    ],
    changes: changeFacts(repository, changes, rollouts),
    firstDeployedAt: first(succeeded.map(({ finishedAt }) => finishedAt)),
  };
}

function isMergedIntoDefaultBranch(
  pullRequest: PullRequestObservation,
): pullRequest is PullRequestObservation & { mergedAt: Instant } {
  return pullRequest.intoDefaultBranch && pullRequest.mergedAt !== undefined;
}

/** Tools take the same environment in any case. */
function environmentOf(deployment: DeploymentObservation): string {
  return deployment.environment.toLowerCase();
}

function factOf(
  deployment: DeploymentObservation,
  kind: DeploymentFact['kind'],
): DeploymentFact {
  return {
    repository: deployment.repository,
    deploymentId: deployment.deploymentId,
    environment: environmentOf(deployment),
    kind,
    finishedAt: deployment.finishedAt,
  };
}

/** A change counts at its first deployment, whatever the environment. */
function changeFacts(
  repository: string,
  changes: Change[],
  rollouts: Rollout[],
): ChangeFact[] {
  const deliveredAt = new Map<Change, Instant>();
  const presumedAt = new Map<Change, Instant>();
  for (const { deployment, delivered, presumed } of rollouts) {
    keepEarliest(deliveredAt, delivered, deployment.finishedAt);
    keepEarliest(presumedAt, presumed, deployment.finishedAt);
  }
  return changes.map(change => {
    const delivered = deliveredAt.get(change);
    const presumed = presumedAt.get(change);
    const presumedDeployed =
      presumed !== undefined &&
      (delivered === undefined || presumed <= delivered);
    return {
      repository,
      change: change.id,
      mergedAt: change.mergedAt,
      presumedDeployed,
      byBot: change.byBot,
      contributors: change.contributors,
      ...(!presumedDeployed &&
        delivered !== undefined &&
        measure(change, delivered)),
    };
  });
}

function measure(
  change: Change,
  deployedAt: Instant,
): Pick<
  ChangeFact,
  'deployedAt' | 'leadTimeMilliseconds' | 'stageMilliseconds'
> {
  const leadTimeMilliseconds = deployedAt - change.firstCommitAt;
  return {
    deployedAt,
    leadTimeMilliseconds,
    ...(leadTimeMilliseconds >= 0 && {
      stageMilliseconds: measureStages(change, deployedAt),
    }),
  };
}

function keepEarliest(
  instants: Map<Change, Instant>,
  changes: Change[],
  at: Instant,
): void {
  for (const change of changes) {
    instants.set(change, Math.min(instants.get(change) ?? Infinity, at));
  }
}

function first(instants: Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (earliest, at) => (earliest === undefined || at < earliest ? at : earliest),
    undefined,
  );
}
