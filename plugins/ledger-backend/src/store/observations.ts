import type { Knex } from 'knex';
import { noObservations, type Observations } from '../observe';
import { addBuilds } from './builds';
import { joinDeployments, readDeployments } from './deployments';
import { joinIncidents, readIncidentsOf } from './incidents';
import { joinPullRequests, readPullRequests } from './pullRequests';
import { addPushes, readPushes } from './pushes';
import { addFindings } from './findings';
import { addQuality } from './quality';
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
  await joinIncidents(transaction, observations.incidents);
  await addBuilds(transaction, observations.builds);
  await addQuality(transaction, observations.quality);
  await addFindings(transaction, observations.findings);
}

/**
 * All that was observed of each of the repositories, without builds, quality
 * and findings: from them nothing else follows.
 */
export async function readObservations(
  knex: Knex,
  repositories: string[],
): Promise<Map<string, Observations>> {
  const observations = new Map<string, Observations>();
  for (const repository of repositories) {
    observations.set(repository, noObservations());
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
  for (const incident of await readIncidentsOf(knex, repositories)) {
    observations.get(incident.repository)?.incidents.push(incident);
  }
  return observations;
}
