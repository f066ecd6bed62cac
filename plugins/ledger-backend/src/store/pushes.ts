import type { Knex } from 'knex';
import type { PushedCommit, PushObservation } from '../observe';
import { instantOf, orUndefined, toTimestamp } from './columns';

/** Adds pushes that are not known yet. */
export async function addPushes(
  transaction: Knex.Transaction,
  pushes: PushObservation[],
): Promise<void> {
  if (pushes.length === 0) {
    return;
  }
  const rows = pushes.map(push => ({
    ...push,
    commits: push.commits.map(({ paths, ...commit }) => commit),
    paths: pathsByCommit(push),
    pushedAt: toTimestamp(push.pushedAt),
    before: push.before ?? '',
    after: push.after ?? '',
  }));
  await transaction.raw(
    `insert into observed_pushes (
       repository, branch, pushed_at, before, after, on_default_branch,
       forced, contributor, commits, paths
     )
     select repository, branch, "pushedAt", before, after, "onDefaultBranch",
       forced, contributor, commits, paths
     from json_to_recordset(?::json) as push (
       repository text, branch bigint, "pushedAt" timestamptz, before text,
       after text, "onDefaultBranch" boolean, forced boolean,
       contributor bigint, commits jsonb, paths jsonb
     )
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

interface Row {
  repository: string;
  branch: string;
  pushedAt: Instant;
  before: string;
  after: string;
  onDefaultBranch: boolean;
  forced: boolean;
  contributor: string | null;
  commits: PushedCommit[];
  paths: Record<string, string[]> | null;
}

type Instant = PushObservation['pushedAt'];

/** @param withPaths - Those among the repositories whose touched files are asked for. */
export async function readPushes(
  knex: Knex,
  repositories: string[],
  withPaths: string[],
): Promise<PushObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select repository, branch, before, after, forced, contributor, commits,
       on_default_branch as "onDefaultBranch",
       ${instantOf('pushed_at')} as "pushedAt",
       case when repository = any(?) then paths end as paths
     from observed_pushes
     where repository = any(?)`,
    [withPaths, repositories],
  );
  return rows.map(({ paths, ...row }) => ({
    ...row,
    commits: paths
      ? row.commits.map(commit => withPathsOf(commit, paths))
      : row.commits,
    before: row.before || undefined,
    after: row.after || undefined,
    contributor: orUndefined(row.contributor),
  }));
}

/** Apart from the commits, because hardly anybody asks for them. */
function pathsByCommit(
  push: PushObservation,
): Record<string, string[]> | undefined {
  const told = push.commits.flatMap(({ id, paths }) =>
    paths ? [[id, paths] as const] : [],
  );
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}

function withPathsOf(
  commit: PushedCommit,
  paths: Record<string, string[]>,
): PushedCommit {
  const ofCommit = paths[commit.id];
  return ofCommit ? { ...commit, paths: ofCommit } : commit;
}
