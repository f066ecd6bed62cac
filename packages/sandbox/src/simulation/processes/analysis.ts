import type { Process } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import { second } from '../time/units';
import type { Build } from './checks';

const least = 12;
const most = 97;

function within(coverage: number): number {
  return Math.min(most, Math.max(least, coverage));
}

/** Teams in which things flow write tests with what they change; coverage follows slowly. */
function drift(world: RepositoryWorld): number {
  return (world.habits.maturity - 0.4) * 0.5 + 0.35 * world.random.normal();
}

/** SonarQube looks at what was built, some seconds after the build. */
export function* analysis(
  world: RepositoryWorld,
  { subject, finishedAt }: Build,
): Process {
  const { random } = world;
  yield finishedAt;
  yield world.now + random.between(4, 40) * second;
  const coverage = within(world.coverage + drift(world));
  if (!subject.pullRequest) {
    world.coverage = coverage;
  }
  const { maturity } = world.habits;
  const isUntested = random.chance(0.06 + 0.2 * (1 - maturity));
  yield {
    kind: 'sonarqube',
    task: random.hex(20),
    subject,
    analysedAt: world.now,
    coverage,
    newCoverage: isUntested
      ? random.between(0, 80)
      : Math.max(80, 100 - random.exponential(6)),
    newViolations: random.chance(0.1) ? random.integer(1, 6) : 0,
    newDuplication: random.chance(0.2) ? random.exponential(1.5) : 0,
  };
}
