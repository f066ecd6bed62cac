import type { Knex } from 'knex';
import { asOne, noObservations, type Observations } from '../observe';
import { addBuilds } from './builds';
import { joinDeployments, readDeployments } from './deployments';
import { joinIncidents, readIncidentsOf } from './incidents';
import { joinPullRequests, readPullRequests } from './pullRequests';
import { addPushes, readPushes } from './pushes';
import { addFindings } from './findings';
import { addQuality } from './quality';
import { readNames } from './renames';
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
 *
 * @param withPaths - Those of whose commits the touched files are asked for.
 */
export async function readObservations(
  knex: Knex,
  repositories: string[],
  withPaths: string[],
): Promise<Map<string, Observations>> {
  const names = await readNames(knex, repositories);
  const all = [...new Set([...names.values()].flat())];
  const observations = await readByName(knex, all, [
    ...new Set(withPaths.flatMap(each => names.get(each) ?? [])),
  ]);
  return new Map(
    repositories.map(repository => {
      const under = (names.get(repository) ?? []).map(
        name => observations.get(name) ?? noObservations(),
      );
      return [
        repository,
        under.length > 1 ? asOne(concat(under), repository) : under[0],
      ];
    }),
  );
}

function concat(several: Observations[]): Observations {
  const all = noObservations();
  for (const each of several) {
    all.pushes.push(...each.pushes);
    all.pullRequests.push(...each.pullRequests);
    all.reviews.push(...each.reviews);
    all.deployments.push(...each.deployments);
    all.incidents.push(...each.incidents);
  }
  return all;
}

async function readByName(
  knex: Knex,
  repositories: string[],
  withPaths: string[],
): Promise<Map<string, Observations>> {
  const observations = new Map<string, Observations>();
  for (const repository of repositories) {
    observations.set(repository, noObservations());
  }
  for (const push of await readPushes(knex, repositories, withPaths)) {
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
