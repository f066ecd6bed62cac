import {
  deploymentKey,
  mergeDeployments,
  type DeploymentObservation,
} from './DeploymentObservation';
import {
  mergePullRequests,
  pullRequestKey,
  type PullRequestObservation,
} from './PullRequestObservation';
import { pushKey, type PushObservation } from './PushObservation';
import { reviewKey, type ReviewObservation } from './ReviewObservation';

/** Something an event told. */
export type Observation =
  | { kind: 'push'; push: PushObservation }
  | { kind: 'pull-request'; pullRequest: PullRequestObservation }
  | { kind: 'review'; review: ReviewObservation }
  | { kind: 'deployment'; deployment: DeploymentObservation };

/** What is known of a repository, or of several. */
export interface Observations {
  pushes: PushObservation[];
  pullRequests: PullRequestObservation[];
  reviews: ReviewObservation[];
  deployments: DeploymentObservation[];
}

/** Joins single observations, each thing once. */
export function joinObservations(
  observations: Iterable<Observation>,
): Observations {
  const pushes = new Map<string, PushObservation>();
  const pullRequests = new Map<string, PullRequestObservation>();
  const reviews = new Map<string, ReviewObservation>();
  const deployments = new Map<string, DeploymentObservation>();

  for (const observation of observations) {
    switch (observation.kind) {
      case 'push':
        pushes.set(pushKey(observation.push), observation.push);
        break;
      case 'review':
        reviews.set(reviewKey(observation.review), observation.review);
        break;
      case 'pull-request': {
        const key = pullRequestKey(observation.pullRequest);
        const known = pullRequests.get(key);
        pullRequests.set(
          key,
          known
            ? mergePullRequests(known, observation.pullRequest)
            : observation.pullRequest,
        );
        break;
      }
      default: {
        const key = deploymentKey(observation.deployment);
        const known = deployments.get(key);
        deployments.set(
          key,
          known
            ? mergeDeployments(known, observation.deployment)
            : observation.deployment,
        );
      }
    }
  }
  return {
    pushes: [...pushes.values()],
    pullRequests: [...pullRequests.values()],
    reviews: [...reviews.values()],
    deployments: [...deployments.values()],
  };
}

/** The repositories that observations are about. */
export function repositoriesOf(observations: Observations): string[] {
  const repositories = new Set<string>();
  for (const things of Object.values(observations)) {
    for (const { repository } of things) {
      repositories.add(repository);
    }
  }
  return [...repositories];
}
