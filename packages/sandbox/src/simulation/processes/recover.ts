import type { Process } from '../Process';
import type { RepositoryWorld, Version } from '../RepositoryWorld';
import { inAHurry } from '../time/Pace';
import { changeLife } from './changeLife';
import { deploy } from './deploy';
import { incident } from './incident';
import { planChange, planHotfix, planRevert } from './plan';
import { waitForProduction } from './release';

/** The others are noticed before they hurt. */
const hurtingShare = 0.7;

function repair(world: RepositoryWorld, bad: Version): Process {
  const pace = inAHurry(bad.pace);
  if (bad.pullRequest && world.random.chance(0.35)) {
    return changeLife(world, planRevert(world, bad.pullRequest, pace));
  }
  return changeLife(world, planHotfix(world, pace));
}

/**
 * Somebody notices that a release broke something. Where there is something to
 * go back to, that is mostly what they do, and mend the change in peace; else
 * they hurry a repair into production.
 */
export function* recover(world: RepositoryWorld, bad: Version): Process {
  const { delivery, random } = world;
  const pace = inAHurry(bad.pace);
  yield pace.afterWork(world.now, random.logNormal(0.6, 1));
  if (random.chance(hurtingShare)) {
    world.spawn(incident(world, bad, pace));
  }
  yield pace.afterRun(world.now, random.logNormal(15, 0.5));
  yield* waitForProduction(world);
  if (delivery.running !== bad) {
    return;
  }
  const target = delivery.before;
  if (!target || random.chance(0.4)) {
    world.spawn(repair(world, bad));
    return;
  }
  delivery.isReleasing = true;
  const isBack = yield* deploy(world, {
    sha: target.sha,
    to: 'production',
    pace,
    task: random.chance(0.5) ? 'rollback' : 'deploy',
    description: `Back to ${target.sha.slice(0, 7)}`,
  });
  delivery.isReleasing = false;
  if (!isBack) {
    world.spawn(repair(world, bad));
    return;
  }
  delivery.running = target;
  delivery.before = undefined;
  delivery.verified = undefined;
  world.spawn(
    bad.pullRequest && random.chance(0.4)
      ? changeLife(world, planRevert(world, bad.pullRequest, pace))
      : changeLife(world, planChange(world, bad.pace)),
  );
}
