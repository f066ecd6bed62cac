import type { Course, Process } from '../Process';
import type { RepositoryWorld, Version } from '../RepositoryWorld';
import { inAHurry } from '../time/Pace';
import { minute, second } from '../time/units';
import { deploy } from './deploy';
import { incident } from './incident';
import { recover } from './recover';

const mostAttempts = 3;
/** Of the releases that turn out well, those that hurt for a while all the same. */
const growingPainChance = 0.012;
const hoursBetweenRedeployments = 2_500;

/** One production deployment at a time. */
export function* waitForProduction(world: RepositoryWorld): Course<void> {
  while (world.delivery.isReleasing) {
    yield world.now + 20 * second;
  }
}

function* attempt(world: RepositoryWorld, version: Version): Course<boolean> {
  for (let attempts = 1; ; attempts++) {
    const succeeded = yield* deploy(world, {
      sha: version.sha,
      to: 'production',
      pace: version.pace,
      task: 'deploy',
      description: `Release ${version.sha.slice(0, 7)}`,
    });
    const givesUp = attempts === mostAttempts || world.random.chance(0.2);
    if (succeeded || givesUp) {
      return succeeded;
    }
    yield version.pace.afterRun(world.now, world.random.between(5, 40));
  }
}

/** It hurts until caches are warm, a quota is raised, a neighbour has caught up. */
function* growingPain(world: RepositoryWorld, version: Version): Process {
  const { random } = world;
  const pace = inAHurry(version.pace);
  yield pace.afterRun(world.now, random.logNormal(20, 0.8));
  yield* incident(world, version, pace, random.logNormal(50, 0.8));
}

/** Brings what is good in staging into production. */
export function* release(world: RepositoryWorld): Course<void> {
  const { delivery, random } = world;
  yield* waitForProduction(world);
  const version = delivery.verified;
  if (!version || version.sha === delivery.running?.sha) {
    return;
  }
  delivery.isReleasing = true;
  const succeeded = yield* attempt(world, version);
  delivery.isReleasing = false;
  if (succeeded) {
    delivery.before = delivery.running;
    delivery.running = version;
    if (random.chance(world.habits.badReleaseChance)) {
      world.spawn(recover(world, version));
    } else if (random.chance(growingPainChance)) {
      world.spawn(growingPain(world, version));
    }
  }
}

/** Takes green commits to staging, and on to production where the team works like that. */
export function* promote(world: RepositoryWorld): Process {
  const { delivery } = world;
  delivery.isPromoting = true;
  while (delivery.candidate) {
    const version = delivery.candidate;
    delivery.candidate = undefined;
    const isGood = yield* deploy(world, {
      sha: version.sha,
      to: 'staging',
      pace: version.pace,
      task: 'deploy',
      description: `Try ${version.sha.slice(0, 7)}`,
    });
    if (isGood) {
      delivery.verified = version;
      if (version.isUrgent || world.deploysContinuously) {
        yield* release(world);
      }
    }
  }
  delivery.isPromoting = false;
}

/** Teams that don't deploy continuously release on fixed days. */
export function* releaseTrain(world: RepositoryWorld): Process {
  for (;;) {
    yield world.nextRelease() + world.random.between(0, 90 * minute);
    if (!world.deploysContinuously) {
      yield* release(world);
    }
  }
}

/** Now and then the same version is deployed again, because configuration changed. */
export function* redeployments(world: RepositoryWorld): Process {
  const { delivery, random } = world;
  for (;;) {
    const hours = random.exponential(hoursBetweenRedeployments);
    yield world.pace.afterWork(world.now, hours);
    if (delivery.running && !delivery.isReleasing) {
      delivery.isReleasing = true;
      yield* deploy(world, {
        sha: delivery.running.sha,
        to: 'production',
        pace: world.pace,
        task: 'deploy',
        description: 'Configuration changed',
      });
      delivery.isReleasing = false;
    }
  }
}
