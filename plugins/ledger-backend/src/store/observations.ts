import type { Knex } from 'knex';
import type { Observations } from '../observe';
import { joinDeployments, readDeployments } from './deployments';
import { joinPullRequests, readPullRequests } from './pullRequests';
import { addPushes, readPushes } from './pushes';
import { addReviews, readReviews } from './reviews';

/** Adds observations to those that are stored. Of the same thing there is one. */
export async function storeObservations(
  transaction: Knex.Transaction,
  observations: Observations,
): Promise<void> {
  await addPushes(transaction, observations.pushes);
  await addReviews(transaction, observations.reviews);
  await joinPullRequests(transaction, observations.pullRequests);
  await joinDeployments(transaction, observations.deployments);
}

/** All that was observed of each of the repositories. */
export async function readObservations(
  knex: Knex,
  repositories: string[],
): Promise<Map<string, Observations>> {
  const observations = new Map<string, Observations>();
  for (const repository of repositories) {
    observations.set(repository, {
      pushes: [],
      pullRequests: [],
      reviews: [],
      deployments: [],
    });
  }
  for (const push of await readPushes(knex, repositories)) {
    observations.get(push.repository)?.pushes.push(push);
  }
  for (const pullRequest of await readPullRequests(knex, repositories)) {
    observations.get(pullRequest.repository)?.pullRequests.push(pullRequest);
  }
  for (const review of await readReviews(knex, repositories)) {
    observations.get(review.repository)?.reviews.push(review);
  }
  for (const deployment of await readDeployments(knex, repositories)) {
    observations.get(deployment.repository)?.deployments.push(deployment);
  }
  return observations;
}
