import {
  joinObservations,
  type Observation,
  type Observations,
} from './Observations';

/**
 * What was observed of a repository under all its names, as if it had always
 * been called this. What was told of the same thing under two names is joined.
 */
export function asOne(
  { pushes, pullRequests, reviews, deployments, incidents }: Observations,
  repository: string,
): Observations {
  return joinObservations([
    ...pushes.map(
      (push): Observation => ({
        kind: 'push',
        push: { ...push, repository },
      }),
    ),
    ...pullRequests.map(
      (pullRequest): Observation => ({
        kind: 'pull-request',
        pullRequest: { ...pullRequest, repository },
      }),
    ),
    ...reviews.map(
      (review): Observation => ({
        kind: 'review',
        review: { ...review, repository },
      }),
    ),
    ...deployments.map(
      (deployment): Observation => ({
        kind: 'deployment',
        deployment: { ...deployment, repository },
      }),
    ),
    ...incidents.map(
      ({ incident, ...observed }): Observation => ({
        kind: 'incident',
        incident: {
          ...observed,
          repository,
          incident: incident.startsWith(`${observed.repository}/`)
            ? `${repository}${incident.slice(observed.repository.length)}`
            : incident,
        },
      }),
    ),
  ]);
}
