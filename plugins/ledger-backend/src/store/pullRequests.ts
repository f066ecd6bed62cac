import type { Knex } from 'knex';
import {
  mergePullRequests,
  pullRequestKey,
  type PullRequestObservation,
} from '../observe';
import { instantOf, orUndefined, toTimestamp } from './columns';

/**
 * Joins what is newly known of pull requests with what was known before.
 *
 * Reads before it writes: nobody else may write observations in the meantime.
 */
export async function joinPullRequests(
  transaction: Knex.Transaction,
  observed: PullRequestObservation[],
): Promise<void> {
  if (observed.length === 0) {
    return;
  }
  const known = new Map<string, PullRequestObservation>();
  for (const pullRequest of await readThese(transaction, observed)) {
    known.set(pullRequestKey(pullRequest), pullRequest);
  }
  await write(
    transaction,
    observed.map(pullRequest => {
      const before = known.get(pullRequestKey(pullRequest));
      return before ? mergePullRequests(before, pullRequest) : pullRequest;
    }),
  );
}

const columns = `
  repository, number, fork, hotfix, marks, contributors, lines, reverts,
  merge_commit as "mergeCommit",
  head_commit as "headCommit",
  head_branch as "headBranch",
  into_default_branch as "intoDefaultBranch",
  by_bot as "byBot",
  commit_count as "commitCount",
  ${instantOf('observed_at')} as "observedAt",
  ${instantOf('opened_at')} as "openedAt",
  ${instantOf('merged_at')} as "mergedAt",
  ${instantOf('first_draft_at')} as "firstDraftAt",
  ${instantOf('first_ready_at')} as "firstReadyAt"`;

type Optional =
  | 'mergeCommit'
  | 'commitCount'
  | 'lines'
  | 'reverts'
  | 'mergedAt'
  | 'firstDraftAt'
  | 'firstReadyAt';

type Row = Omit<PullRequestObservation, Optional> & {
  [K in Optional]-?: NonNullable<PullRequestObservation[K]> | null;
};

export async function readPullRequests(
  knex: Knex,
  repositories: string[],
): Promise<PullRequestObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select ${columns} from observed_pull_requests where repository = any(?)`,
    [repositories],
  );
  return rows.map(fromRow);
}

async function readThese(
  knex: Knex,
  keys: Array<{ repository: string; number: number }>,
): Promise<PullRequestObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select ${columns}
     from json_to_recordset(?::json) as wanted (repository text, number integer)
     join observed_pull_requests using (repository, number)`,
    [
      JSON.stringify(
        keys.map(({ repository, number }) => ({ repository, number })),
      ),
    ],
  );
  return rows.map(fromRow);
}

function fromRow(row: Row): PullRequestObservation {
  return {
    ...row,
    mergeCommit: orUndefined(row.mergeCommit),
    commitCount: orUndefined(row.commitCount),
    lines: orUndefined(row.lines),
    reverts: orUndefined(row.reverts),
    mergedAt: orUndefined(row.mergedAt),
    firstDraftAt: orUndefined(row.firstDraftAt),
    firstReadyAt: orUndefined(row.firstReadyAt),
  };
}

async function write(
  transaction: Knex.Transaction,
  pullRequests: PullRequestObservation[],
): Promise<void> {
  const rows = pullRequests.map(pullRequest => ({
    ...pullRequest,
    observedAt: toTimestamp(pullRequest.observedAt),
    openedAt: toTimestamp(pullRequest.openedAt),
    mergedAt: toTimestamp(pullRequest.mergedAt),
    firstDraftAt: toTimestamp(pullRequest.firstDraftAt),
    firstReadyAt: toTimestamp(pullRequest.firstReadyAt),
  }));
  await transaction.raw(
    `insert into observed_pull_requests as known (
       repository, number, observed_at, opened_at, merged_at, merge_commit,
       head_commit, head_branch, fork, into_default_branch, hotfix, by_bot,
       commit_count, first_draft_at, first_ready_at, contributors,
       lines, reverts, marks
     )
     select
       repository, number, "observedAt", "openedAt", "mergedAt", "mergeCommit",
       "headCommit", "headBranch", fork, "intoDefaultBranch", hotfix, "byBot",
       "commitCount", "firstDraftAt", "firstReadyAt", contributors,
       lines, reverts, marks
     from json_to_recordset(?::json) as pull_request (
       repository text, number integer, "observedAt" timestamptz,
       "openedAt" timestamptz, "mergedAt" timestamptz, "mergeCommit" text,
       "headCommit" text, "headBranch" bigint, fork boolean,
       "intoDefaultBranch" boolean, hotfix boolean, "byBot" boolean,
       "commitCount" integer, "firstDraftAt" timestamptz,
       "firstReadyAt" timestamptz, contributors bigint[],
       lines integer, reverts jsonb, marks bigint[]
     )
     on conflict (repository, number) do update set
       observed_at = excluded.observed_at,
       opened_at = excluded.opened_at,
       merged_at = excluded.merged_at,
       merge_commit = excluded.merge_commit,
       head_commit = excluded.head_commit,
       head_branch = excluded.head_branch,
       fork = excluded.fork,
       into_default_branch = excluded.into_default_branch,
       hotfix = excluded.hotfix,
       by_bot = excluded.by_bot,
       commit_count = excluded.commit_count,
       first_draft_at = excluded.first_draft_at,
       first_ready_at = excluded.first_ready_at,
       contributors = excluded.contributors,
       lines = excluded.lines,
       reverts = excluded.reverts,
       marks = excluded.marks
     where known.* is distinct from excluded.*`,
    [JSON.stringify(rows)],
  );
}
