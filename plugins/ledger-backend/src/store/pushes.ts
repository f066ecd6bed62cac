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
    pushedAt: toTimestamp(push.pushedAt),
    before: push.before ?? '',
    after: push.after ?? '',
  }));
  await transaction.raw(
    `insert into observed_pushes (
       repository, branch, pushed_at, before, after, on_default_branch,
       forced, contributor, commits
     )
     select repository, branch, "pushedAt", before, after, "onDefaultBranch",
       forced, contributor, commits
     from json_to_recordset(?::json) as push (
       repository text, branch bigint, "pushedAt" timestamptz, before text,
       after text, "onDefaultBranch" boolean, forced boolean,
       contributor bigint, commits jsonb
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
}

type Instant = PushObservation['pushedAt'];

export async function readPushes(
  knex: Knex,
  repositories: string[],
): Promise<PushObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select repository, branch, before, after, forced, contributor, commits,
       on_default_branch as "onDefaultBranch",
       ${instantOf('pushed_at')} as "pushedAt"
     from observed_pushes
     where repository = any(?)`,
    [repositories],
  );
  return rows.map(row => ({
    ...row,
    before: row.before || undefined,
    after: row.after || undefined,
    contributor: orUndefined(row.contributor),
  }));
}
