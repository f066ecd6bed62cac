import type { DeploymentObservation, Instant } from '../observe';
import { groupBy } from './groupBy';

/** A finished deployment: of one job, or of the several jobs of a pipeline run. */
export interface DeploymentRun {
  repository: string;
  /** That of its first job; the jobs of a run are one deployment. */
  deploymentId: string;
  /** Of all its jobs. */
  deploymentIds: string[];
  /** Subjects of the events behind it. */
  subjects: string[];
  /** Lower case: tools take the same environment in any case. */
  environment: string;
  commit: string;
  task: string;
  run?: string;
  /** The component that its payload names. */
  component?: string;
  /** Whether it names the component whose facts are derived, of several in the repository. */
  named?: boolean;
  createdAt: Instant;
  startedAt: Instant;
  finishedAt: Instant;
  /** All jobs did, each at its last try. */
  succeeded: boolean;
}

type Finished = DeploymentObservation & {
  end: NonNullable<DeploymentObservation['end']>;
};

/** Puts the jobs of pipeline runs together. Those that have not ended are left out. */
export function findRuns(
  deployments: DeploymentObservation[],
): DeploymentRun[] {
  const finished = deployments.filter(hasEnded);
  const runs = groupBy(finished, deployment =>
    deployment.run === undefined
      ? `deployment ${deployment.deploymentId}`
      : `run ${deployment.run} ${deployment.environment.toLowerCase()} ${
          deployment.commit
        }`,
  );
  return [...runs.values()].map(join);
}

function hasEnded(deployment: DeploymentObservation): deployment is Finished {
  return deployment.end !== undefined;
}

function join(deployments: Finished[]): DeploymentRun {
  const inOrder = deployments.toSorted(byCreation);
  const [first] = inOrder;
  const lastTries = new Map<string, Finished>();
  for (const deployment of inOrder) {
    lastTries.set(deployment.job ?? deployment.deploymentId, deployment);
  }
  const jobs = [...lastTries.values()];
  return {
    repository: first.repository,
    deploymentId: first.deploymentId,
    deploymentIds: inOrder.map(({ deploymentId }) => deploymentId),
    subjects: inOrder.map(({ subject }) => subject),
    environment: first.environment.toLowerCase(),
    commit: first.commit,
    task: first.task,
    ...(first.run !== undefined && { run: first.run }),
    ...(first.component !== undefined && { component: first.component }),
    createdAt: first.createdAt,
    startedAt: Math.min(...inOrder.map(startOf)),
    finishedAt: Math.max(...jobs.map(({ end }) => end.at)),
    succeeded: jobs.every(({ end }) => end.succeeded),
  };
}

/** A start after the end is one of a clock that is wrong. */
function startOf({ startedAt, createdAt, end }: Finished): Instant {
  return startedAt === undefined || startedAt > end.at ? createdAt : startedAt;
}

function byCreation(one: Finished, other: Finished): number {
  return (
    one.createdAt - other.createdAt ||
    one.deploymentId.length - other.deploymentId.length ||
    (one.deploymentId < other.deploymentId ? -1 : 1)
  );
}
