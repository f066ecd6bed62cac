import type { Account } from '../../company';
import { bots } from '../bots';
import type { PullRequest } from '../happenings';
import type { RepositoryWorld } from '../RepositoryWorld';
import type { Pace } from '../time/Pace';
import { type ChangeKind, type Wording, wordChange } from '../wording';

/** A change that somebody is about to make. */
export interface ChangePlan extends Wording {
  kind: ChangeKind;
  body: string;
  author: Account;
  pace: Pace;
  additions: number;
  deletions: number;
  changedFiles: number;
  /** Commits made before the pull request is opened. */
  commits: number;
  /** Hours of work until then. */
  codingHours: number;
  isDraft: boolean;
}

interface Size {
  additions: number;
  deletions: number;
  changedFiles: number;
}

function drawSize(world: RepositoryWorld, scale: number): Size {
  const { random, habits } = world;
  const additions = Math.min(
    12_000,
    Math.ceil(random.logNormal(habits.medianAdditions * scale, 1.15)),
  );
  const deletions = Math.round(additions * random.logNormal(0.3, 0.9));
  const lines = additions + deletions;
  return {
    additions,
    deletions,
    changedFiles: Math.ceil(random.logNormal(0.35, 0.4) * lines ** 0.55),
  };
}

/** Large changes take longer, but not in proportion. */
export function effort(plan: Size): number {
  return ((plan.additions + plan.deletions) / 60) ** 0.45;
}

function drawKind(world: RepositoryWorld): 'feature' | 'fix' | 'chore' {
  const draw = world.random.fraction();
  if (draw < 0.55) {
    return 'feature';
  }
  return draw < 0.82 ? 'fix' : 'chore';
}

/** An ordinary change of somebody in the team. */
export function planChange(
  world: RepositoryWorld,
  pace = world.pace,
): ChangePlan {
  const { random, repository, habits } = world;
  const kind = drawKind(world);
  const size = drawSize(world, kind === 'chore' ? 0.6 : 1);
  return {
    kind,
    ...wordChange(random, kind, repository.team.jiraProject),
    ...size,
    body: 'Why, how, and what to look at first.',
    author: world.teammate(),
    pace,
    commits: 1 + Math.min(9, Math.floor(random.exponential(effort(size)))),
    codingHours: random.logNormal(1.4, 0.8) * effort(size),
    isDraft: random.chance(habits.draftChance),
  };
}

/** A repair in a hurry, by whoever is there. */
export function planHotfix(world: RepositoryWorld, pace: Pace): ChangePlan {
  const { random, repository } = world;
  return {
    kind: 'hotfix',
    ...wordChange(random, 'hotfix', repository.team.jiraProject),
    ...drawSize(world, 0.15),
    body: 'Production is broken; this repairs it.',
    author: world.teammate(),
    pace,
    commits: 1,
    codingHours: random.logNormal(0.5, 0.5),
    isDraft: false,
  };
}

/** Taking back what a merged pull request brought, in GitHub's own words. */
export function planRevert(
  world: RepositoryWorld,
  culprit: PullRequest,
  pace: Pace,
): ChangePlan {
  return {
    kind: 'revert',
    title: `Revert "${culprit.title}"`,
    branch: `revert-${culprit.number}-${culprit.head.branch}`,
    labels: [],
    body: `Reverts ${world.repository.fullName}#${culprit.number}`,
    author: world.teammate(),
    pace,
    additions: culprit.deletions,
    deletions: culprit.additions,
    changedFiles: culprit.changedFiles,
    commits: 1,
    codingHours: 0.1,
    isDraft: false,
  };
}

/** A newer version of something the repository is built on. */
export function planUpdate(world: RepositoryWorld): ChangePlan {
  const { random, repository } = world;
  const lines = random.integer(1, 12);
  return {
    kind: 'dependencies',
    ...wordChange(random, 'dependencies', repository.team.jiraProject),
    body: 'Release notes, changelog and commits are linked below.',
    author: bots.dependencies,
    pace: world.pace,
    additions: lines,
    deletions: lines,
    changedFiles: random.integer(1, 2),
    commits: 1,
    codingHours: 0.01,
    isDraft: false,
  };
}
