import type { CheckedCommit, WorkflowRun } from '../happenings';
import type { Process } from '../Process';
import type { RepositoryWorld } from '../RepositoryWorld';
import type { Pace } from '../time/Pace';
import { analysis } from './analysis';

/** What will come of a build: known to us at once, to the people when it is done. */
export interface Build {
  subject: CheckedCommit;
  runId: number;
  suiteId: number;
  runNumber: number;
  attempt: number;
  startedAt: number;
  finishedAt: number;
  isGreen: boolean;
}

function* travisBuild(world: RepositoryWorld, build: Build): Process {
  const { subject, runId, runNumber, startedAt, finishedAt, isGreen } = build;
  // Some are red because a machine or a download let them down.
  const red = world.random.chance(0.15) ? 'errored' : 'failed';
  yield finishedAt;
  yield {
    kind: 'travis',
    id: runId,
    number: runNumber,
    state: isGreen ? 'passed' : red,
    subject,
    startedAt,
    finishedAt,
  };
}

function* actionsBuild(world: RepositoryWorld, build: Build): Process {
  const { subject, suiteId, startedAt, finishedAt, isGreen } = build;
  const conclusion = isGreen ? 'success' : 'failure';
  const run: WorkflowRun = {
    kind: 'workflow_run',
    action: 'requested',
    id: build.runId,
    suiteId,
    runNumber: build.runNumber,
    attempt: build.attempt,
    subject,
    createdAt: world.now,
    startedAt: world.now,
    updatedAt: world.now,
  };
  yield run;
  yield startedAt;
  yield { ...run, action: 'in_progress', updatedAt: world.now };
  yield finishedAt;
  yield { ...run, action: 'completed', updatedAt: world.now, conclusion };
}

function schedule(world: RepositoryWorld, pace: Pace) {
  const { random, habits } = world;
  const startedAt = pace.afterRun(world.now, random.between(0.1, 0.8));
  const minutes = random.logNormal(10 - 6 * habits.maturity, 0.4);
  return { startedAt, finishedAt: pace.afterRun(startedAt, minutes) };
}

function begin(world: RepositoryWorld, build: Build): Build {
  const { checks } = world.repository;
  world.spawn(
    checks === 'travis'
      ? travisBuild(world, build)
      : actionsBuild(world, build),
  );
  if (build.isGreen) {
    world.spawn(analysis(world, build));
  }
  return build;
}

/** Starts the build of a commit beside the running process. */
export function startChecks(
  world: RepositoryWorld,
  subject: CheckedCommit,
  pace: Pace,
): Build {
  const { random, habits } = world;
  // What reaches the main line was green on its branch.
  const redChance = habits.redChance * (subject.pullRequest ? 1 : 0.3);
  world.workflowRuns++;
  return begin(world, {
    subject,
    runId: world.nextId(),
    suiteId: world.nextId(),
    runNumber: world.workflowRuns,
    attempt: 1,
    ...schedule(world, pace),
    isGreen: !random.chance(redChance),
  });
}

/** Runs a red build once more, in the hope that it was the build's own fault. */
export function rerunChecks(
  world: RepositoryWorld,
  red: Build,
  pace: Pace,
): Build {
  return begin(world, {
    ...red,
    attempt: red.attempt + 1,
    ...schedule(world, pace),
    isGreen: true,
  });
}
