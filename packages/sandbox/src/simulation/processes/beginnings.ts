import type { Process } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import { livelyPace, urgentPace } from '../time/Pace';
import { hour, minute } from '../time/units';
import { changeLife } from './changeLife';
import { createCommit } from './commits';
import { pushToMain } from './mainLine';
import { planChange, planUpdate } from './plan';

const hoursPerWeek = 42.5;

/** Straight to the main line, without a pull request. */
function* directPush(world: RepositoryWorld): Process {
  const plan = planChange(world);
  const authoredAt = world.now;
  yield plan.pace.afterWork(world.now, world.random.exponential(0.4));
  const commit = createCommit(world, {
    author: plan.author,
    message: plan.title,
    authoredAt,
    files: plan.changedFiles,
  });
  yield pushToMain(world, {
    commits: [commit],
    pusher: plan.author,
    isUrgent: false,
    pace: plan.pace,
  });
}

/** Now and then somebody works in the evening or at the weekend. */
function* overtime(world: RepositoryWorld): Process {
  yield world.now + world.random.between(5, 60) * hour;
  yield* changeLife(world, planChange(world, urgentPace));
}

function beginChange(world: RepositoryWorld): Process {
  const { random, habits } = world;
  if (random.chance(habits.directPushChance)) {
    return directPush(world);
  }
  return random.chance(0.02)
    ? overtime(world)
    : changeLife(world, planChange(world));
}

/** People begin changes when they are at work. */
export function* officeChanges(
  world: RepositoryWorld,
  changesPerWeek: number,
): Process {
  const { random, calendar } = world;
  for (;;) {
    yield calendar.afterWorking(
      world.now,
      random.exponential(hoursPerWeek / changesPerWeek),
    );
    const { maturity } = world.habits;
    const busy = calendar.presence(world.now) * (0.55 + 0.9 * maturity);
    if (random.chance(busy)) {
      world.spawn(beginChange(world));
    }
  }
}

/** Changes that are made in minutes, for whoever watches. */
export function* livelyChanges(
  world: RepositoryWorld,
  beginnings: Iterable<number>,
): Process {
  for (const at of beginnings) {
    yield at;
    world.spawn(changeLife(world, planChange(world, livelyPace)));
  }
}

/** Monday mornings, a bot proposes newer versions. */
export function* dependencyUpdates(world: RepositoryWorld): Process {
  const { random, calendar } = world;
  for (;;) {
    const monday = calendar.nextTime(world.now, 6, [1]);
    yield monday + random.between(0, 50 * minute);
    if (random.chance(0.08)) {
      world.spawn(changeLife(world, planUpdate(world)));
    }
  }
}
