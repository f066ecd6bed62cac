import type { Process } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import { day, minute } from '../time/units';
import { dependencyUpdates, livelyChanges, officeChanges } from './beginnings';
import { createCommit } from './commits';
import { pushToMain } from './mainLine';
import { redeployments, releaseTrain } from './release';

/** When people begin changes in a repository. */
export interface Beginnings {
  /** How many in an ordinary week. */
  perWeek: number;
  /** The instants at which some begin that are made in minutes. */
  lively: Iterable<number>;
}

/** A repository is created and gets its first commit. */
function* birth(world: RepositoryWorld, bornAt: number): Process {
  yield world.calendar.afterWorking(bornAt, world.random.between(0, 8));
  const sender = world.teammate();
  yield { kind: 'repository', sender, createdAt: world.now };
  yield world.now + 20 * minute;
  const commit = createCommit(world, {
    author: sender,
    message: 'Initial commit',
    authoredAt: world.now - minute,
    files: 6,
  });
  const push = pushToMain(world, {
    commits: [commit],
    pusher: sender,
    isUrgent: false,
    pace: world.pace,
  });
  yield { ...push, before: undefined };
}

/** All that goes on in a repository, from its birth or the beginning of history. */
export function* repositoryLife(
  world: RepositoryWorld,
  beginnings: Beginnings,
): Process {
  const { bornDaysBeforeEnd, deployer, updatesDependencies } = world.repository;
  if (bornDaysBeforeEnd !== undefined) {
    const bornAt = world.historyEnds - bornDaysBeforeEnd * day;
    if (bornAt > world.now) {
      yield* birth(world, bornAt);
    }
  }
  world.spawn(officeChanges(world, beginnings.perWeek));
  world.spawn(livelyChanges(world, beginnings.lively));
  if (updatesDependencies) {
    world.spawn(dependencyUpdates(world));
  }
  if (deployer) {
    world.spawn(releaseTrain(world));
    world.spawn(redeployments(world));
  }
}
