import type { Account } from '../company';
import type { Commit, Push } from '../simulation';
import { accountJson } from './accounts';
import { fileNames } from './files';
import { type Json, localInstant } from './json';
import type { Scene } from './payload';

const noCommit = '0'.repeat(40);
const gitHub = {
  name: 'GitHub',
  email: 'noreply@github.com',
  username: 'web-flow',
};

function signature({ displayName, email, login }: Account) {
  return { name: displayName, email, username: login };
}

/** A commit as a push shows it. */
function pushedCommit(scene: Scene, commit: Commit) {
  const { author, byGitHub, sha, offsetMinutes } = commit;
  const at = localInstant(commit.committedAt, offsetMinutes);
  const wasRewritten = commit.authoredAt !== commit.committedAt;
  const date = wasRewritten
    ? { date: localInstant(commit.authoredAt, offsetMinutes) }
    : {};
  return {
    id: sha,
    tree_id: commit.tree,
    distinct: commit.distinct,
    message: commit.message,
    timestamp: at,
    url: `${scene.repository.pageUrl}/commit/${sha}`,
    author: { ...signature(author), ...date },
    committer: byGitHub ? gitHub : signature(author),
    added: [],
    removed: [],
    modified: fileNames(sha, commit.files),
  };
}

function comparison(scene: Scene, { before, after }: Push): string {
  const { pageUrl } = scene.repository;
  if (before && after) {
    return `${pageUrl}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`;
  }
  return `${pageUrl}/compare/${(after ?? before ?? noCommit).slice(0, 12)}`;
}

export function pushPayload(scene: Scene, push: Push, at: number): Json {
  const { before, after, pusher } = push;
  const commits = push.commits.map(commit => pushedCommit(scene, commit));
  const fields = {
    ref: `refs/heads/${push.branch}`,
    before: before ?? noCommit,
    after: after ?? noCommit,
    created: !before,
    deleted: !after,
    forced: false,
    base_ref: null,
    compare: comparison(scene, push),
    commits,
    head_commit: commits[commits.length - 1] ?? null,
    pusher: { name: pusher.login, email: pusher.email },
  };
  const { pushedMembers } = scene.repository;
  const pushedAt = Math.floor(at / 1_000);
  const repository = `{${pushedMembers},"pushed_at":${pushedAt}}`;
  return `${JSON.stringify(fields).slice(
    0,
    -1,
  )},"repository":${repository},"organization":${
    scene.organization
  },"sender":${accountJson(pusher)}}`;
}
