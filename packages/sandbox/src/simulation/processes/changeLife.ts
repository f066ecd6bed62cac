import type { Account } from '../../company';
import type { Course, Process } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import { second } from '../time/units';
import { ChangeInProgress } from './ChangeInProgress';
import { rerunChecks } from './checks';
import { merge } from './merge';
import type { ChangePlan } from './plan';
import { botReview, getReviewed } from './review';

/** Mends what the build found, until it is green. */
function* getGreen(change: ChangeInProgress): Course<void> {
  const { world, plan } = change;
  yield change.build.finishedAt;
  while (!change.build.isGreen) {
    yield plan.pace.afterWork(world.now, world.random.exponential(0.4));
    if (plan.author.type === 'Bot' || world.random.chance(0.25)) {
      yield rerunChecks(world, change.build, plan.pace).finishedAt;
      return;
    }
    yield* change.work(1, world.random.logNormal(0.4, 0.8));
    yield change.build.finishedAt;
  }
}

function* requestReview(change: ChangeInProgress): Course<void> {
  const { world, plan } = change;
  yield world.now + world.random.between(5, 60) * second;
  const reviewer = world.teammate(plan.author);
  yield* change.tell(
    'review_requested',
    { requestedReviewers: [reviewer] },
    { reviewer },
  );
}

function* abandon(change: ChangeInProgress): Course<void> {
  const { world, plan } = change;
  yield plan.pace.afterWork(world.now, world.random.logNormal(20, 0.8));
  yield* change.tell('closed', { closedAt: world.now });
  yield* change.deleteBranch(plan.author);
}

function* approve(change: ChangeInProgress): Course<Account> {
  const { world, plan } = change;
  const { habits } = world;
  const isBot = plan.author.type === 'Bot';
  const author = isBot ? world.teammate() : plan.author;
  if (world.random.chance(isBot ? 0.4 : habits.unreviewedChance)) {
    return author;
  }
  const reviewer = yield* getReviewed(change);
  return world.random.chance(0.7) && !isBot ? author : reviewer;
}

/** From the first commit to the merge, or to being given up. */
export function* changeLife(world: RepositoryWorld, plan: ChangePlan): Process {
  const { random, habits } = world;
  const change = new ChangeInProgress(world, plan);
  const early = plan.isDraft ? 0.6 : 1;
  yield* change.work(plan.commits, plan.codingHours * early);
  yield* change.open();
  yield* botReview(change);
  if (plan.isDraft) {
    yield* change.work(1, plan.codingHours * (1 - early) + 0.5);
    yield* change.tell('ready_for_review', { draft: false });
  }
  if (plan.author.type === 'User' && random.chance(0.35)) {
    yield* requestReview(change);
  }
  const isOrdinary = plan.kind !== 'hotfix' && plan.kind !== 'revert';
  if (isOrdinary && random.chance(habits.abandonChance)) {
    yield* abandon(change);
    return;
  }
  if (random.chance(0.6)) {
    yield* getGreen(change);
  }
  const by = yield* approve(change);
  yield* getGreen(change);
  const patience = isOrdinary ? habits.mergeHours : 0.05;
  yield plan.pace.afterWork(world.now, random.logNormal(patience, 1));
  yield* merge(change, by);
}
