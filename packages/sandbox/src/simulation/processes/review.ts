import type { Account } from '../../company';
import { bots } from '../bots';
import type { Review } from '../happenings';
import type { Course } from '../Process';
import { second } from '../time/units';
import type { ChangeInProgress } from './ChangeInProgress';
import { effort } from './plan';

const mostRounds = 4;

function say(
  change: ChangeInProgress,
  reviewer: Account,
  state: Review['state'],
  body?: string,
): Review {
  const { world } = change;
  const comments = state === 'approved' ? 0 : 1;
  const pullRequest = change.replace({
    requestedReviewers: change.pullRequest.requestedReviewers.filter(
      requested => requested !== reviewer,
    ),
    reviewComments: change.pullRequest.reviewComments + comments,
  });
  return {
    kind: 'pull_request_review',
    id: world.nextId(),
    pullRequest,
    reviewer,
    state,
    body,
    submittedAt: world.now,
  };
}

/** A bot remarks on style, within seconds. */
export function* botReview(change: ChangeInProgress): Course<void> {
  const { world } = change;
  if (world.reviewedByBot && world.random.chance(0.5)) {
    yield world.now + world.random.between(10, 50) * second;
    yield say(change, bots.reviewer, 'commented', 'Two remarks on style.');
  }
}

function pickupHours({ world, plan }: ChangeInProgress): number {
  const { random, habits, calendar } = world;
  const presence = plan.pace.keepsOfficeHours
    ? calendar.presence(world.now)
    : 1;
  // A few are forgotten.
  const forgotten = random.chance(0.03) ? 8 : 1;
  const isUrgent = plan.kind === 'hotfix' || plan.kind === 'revert';
  const median = isUrgent ? 0.1 : habits.pickupHours * 0.4 * effort(plan);
  return (random.logNormal(median, 0.9) * forgotten) / presence;
}

/**
 * Somebody else looks at it, as often as it takes.
 *
 * @returns who approved
 */
export function* getReviewed(change: ChangeInProgress): Course<Account> {
  const { world, plan } = change;
  const { random } = world;
  const reviewer = world.teammate(plan.author);
  const doubts = Math.min(0.5, 0.12 * effort(plan));
  for (let round = 1; ; round++) {
    const hours = pickupHours(change) * (round === 1 ? 1 : 0.5);
    yield plan.pace.afterWork(world.now, hours);
    if (round === mostRounds || !random.chance(doubts)) {
      break;
    }
    const isMild = random.chance(0.4);
    yield isMild
      ? say(change, reviewer, 'commented', 'Some questions.')
      : say(change, reviewer, 'changes_requested', 'Please have a look.');
    if (random.chance(0.3)) {
      yield plan.pace.afterWork(world.now, random.exponential(0.5));
      yield say(change, plan.author, 'commented');
    }
    yield* change.work(1, random.logNormal(0.7, 0.9) * effort(plan));
  }
  yield say(change, reviewer, 'approved');
  if (random.chance(0.15) && world.repository.team.members.length > 2) {
    yield plan.pace.afterWork(world.now, random.exponential(0.5));
    yield say(change, world.teammate(plan.author), 'approved');
  }
  return reviewer;
}
