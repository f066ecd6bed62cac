import {
  buildKey,
  mergeBuilds,
  type BuildObservation,
} from './BuildObservation';
import {
  deploymentKey,
  mergeDeployments,
  type DeploymentObservation,
} from './DeploymentObservation';
import {
  findingKey,
  mergeFindings,
  type FindingObservation,
} from './FindingObservation';
import {
  incidentKey,
  mergeIncidents,
  type IncidentObservation,
} from './IncidentObservation';
import {
  mergePullRequests,
  pullRequestKey,
  type PullRequestObservation,
} from './PullRequestObservation';
import { qualityKey, type QualityObservation } from './QualityObservation';
import { pushKey, type PushObservation } from './PushObservation';
import { renameKey, type RenameObservation } from './RenameObservation';
import { reviewKey, type ReviewObservation } from './ReviewObservation';

/** Something an event told. */
export type Observation =
  | { kind: 'push'; push: PushObservation }
  | { kind: 'pull-request'; pullRequest: PullRequestObservation }
  | { kind: 'review'; review: ReviewObservation }
  | { kind: 'deployment'; deployment: DeploymentObservation }
  | { kind: 'incident'; incident: IncidentObservation }
  | { kind: 'build'; build: BuildObservation }
  | { kind: 'quality'; quality: QualityObservation }
  | { kind: 'finding'; finding: FindingObservation }
  | { kind: 'rename'; rename: RenameObservation };

/** What is known of a repository, or of several. */
export interface Observations {
  pushes: PushObservation[];
  pullRequests: PullRequestObservation[];
  reviews: ReviewObservation[];
  deployments: DeploymentObservation[];
  incidents: IncidentObservation[];
  builds: BuildObservation[];
  quality: QualityObservation[];
  findings: FindingObservation[];
  renames: RenameObservation[];
}

/** Nothing is known yet. */
export function noObservations(): Observations {
  return {
    pushes: [],
    pullRequests: [],
    reviews: [],
    deployments: [],
    incidents: [],
    builds: [],
    quality: [],
    findings: [],
    renames: [],
  };
}

/** Joins single observations, each thing once. */
export function joinObservations(
  observations: Iterable<Observation>,
): Observations {
  const pushes = new Map<string, PushObservation>();
  const pullRequests = new Map<string, PullRequestObservation>();
  const reviews = new Map<string, ReviewObservation>();
  const deployments = new Map<string, DeploymentObservation>();
  const incidents = new Map<string, IncidentObservation>();
  const builds = new Map<string, BuildObservation>();
  const quality = new Map<string, QualityObservation>();
  const findings = new Map<string, FindingObservation>();
  const renames = new Map<string, RenameObservation>();

  for (const observation of observations) {
    switch (observation.kind) {
      case 'push':
        pushes.set(pushKey(observation.push), observation.push);
        break;
      case 'review':
        reviews.set(reviewKey(observation.review), observation.review);
        break;
      case 'pull-request': {
        const { pullRequest } = observation;
        join(
          pullRequests,
          pullRequestKey(pullRequest),
          pullRequest,
          mergePullRequests,
        );
        break;
      }
      case 'deployment': {
        const { deployment } = observation;
        join(
          deployments,
          deploymentKey(deployment),
          deployment,
          mergeDeployments,
        );
        break;
      }
      case 'incident': {
        const { incident } = observation;
        join(incidents, incidentKey(incident), incident, mergeIncidents);
        break;
      }
      case 'quality':
        quality.set(qualityKey(observation.quality), observation.quality);
        break;
      case 'rename':
        renames.set(renameKey(observation.rename), observation.rename);
        break;
      case 'finding': {
        const { finding } = observation;
        join(findings, findingKey(finding), finding, mergeFindings);
        break;
      }
      default: {
        const { build } = observation;
        join(builds, buildKey(build), build, mergeBuilds);
      }
    }
  }
  return {
    pushes: [...pushes.values()],
    pullRequests: [...pullRequests.values()],
    reviews: [...reviews.values()],
    deployments: [...deployments.values()],
    incidents: [...incidents.values()],
    builds: [...builds.values()],
    quality: [...quality.values()],
    findings: [...findings.values()],
    renames: [...renames.values()],
  };
}

function join<T>(
  things: Map<string, T>,
  key: string,
  thing: T,
  merge: (one: T, other: T) => T,
): void {
  const known = things.get(key);
  things.set(key, known === undefined ? thing : merge(known, thing));
}

/** The repositories whose facts follow from observations: from quality and findings nothing else does. */
export function repositoriesOf({
  quality,
  findings,
  ...observations
}: Observations): string[] {
  const repositories = new Set<string>();
  for (const things of Object.values(observations)) {
    for (const { repository } of things) {
      repositories.add(repository);
    }
  }
  return [...repositories];
}
