import type { Account } from '../../company';
import type { CheckedCommit, Commit, PullRequest, Push } from '../happenings';
import type { Process } from '../Process';
import type { RepositoryWorld, Version } from '../RepositoryWorld';
import type { Pace } from '../time/Pace';
import type { ArtifactPublished } from '../toolHappenings';
import { versionOf } from '../wording';
import { rerunChecks, startChecks } from './checks';
import { promote } from './release';

const mainBranch = 'main';

export function checkedCommit(
  commit: Commit,
  branch: string,
  pullRequest?: PullRequest,
): CheckedCommit {
  return {
    sha: commit.sha,
    tree: commit.tree,
    title: commit.message.split('\n', 1)[0],
    author: commit.author,
    authoredAt: commit.authoredAt,
    branch,
    pullRequest,
  };
}

/** What the build made, where others fetch it: an image, or a file to build on. */
function publish(
  { random, repository }: RepositoryWorld,
  { sha }: Version,
): ArtifactPublished {
  const isImage = repository.deployer !== undefined;
  return {
    kind: 'artifactory',
    type: isImage ? 'image' : 'file',
    version: versionOf(sha),
    sha256: random.hex(64),
    sizeBytes: isImage
      ? random.integer(1_200, 2_400)
      : random.integer(40_000, 900_000),
  };
}

/** Builds the tip of the main line, and lets it be deployed when that is green. */
function* integrate(
  world: RepositoryWorld,
  commit: Commit,
  version: Version,
  pace: Pace,
): Process {
  const { random, repository, delivery } = world;
  let build = startChecks(world, checkedCommit(commit, mainBranch), pace);
  yield build.finishedAt;
  if (!build.isGreen) {
    if (random.chance(0.3)) {
      return;
    }
    yield pace.afterWork(world.now, random.exponential(0.6));
    build = rerunChecks(world, build, pace);
    yield build.finishedAt;
  }
  yield publish(world, version);
  if (repository.deployer) {
    delivery.candidate = version;
    if (!delivery.isPromoting) {
      world.spawn(promote(world));
    }
  }
}

/** Puts commits on the main line; the last one is its new tip. */
export function pushToMain(
  world: RepositoryWorld,
  options: {
    commits: readonly Commit[];
    pusher: Account;
    pullRequest?: PullRequest;
    isUrgent: boolean;
    pace: Pace;
  },
): Push {
  const { commits, pusher, pullRequest, isUrgent, pace } = options;
  const tip = commits[commits.length - 1];
  const before = world.mainHead;
  world.mainHead = tip.sha;
  const version = { sha: tip.sha, pullRequest, isUrgent, pace };
  world.spawn(integrate(world, tip, version, pace));
  return {
    kind: 'push',
    branch: mainBranch,
    before,
    after: tip.sha,
    commits,
    pusher,
  };
}
