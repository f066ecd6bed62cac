import {
  findingSeverities,
  type FindingsSummary,
  type OpenFindings,
  type QualityReport,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Instant } from '../observe';
import type { Scope } from '../scope';
import {
  bucketBindings,
  groupByBucket,
  toIso,
  toMeasured,
  type BucketRow,
} from './buckets';
import type { Window } from './Window';

interface Row extends BucketRow {
  opened: number;
  closed: number;
  /** Seconds. */
  toClose: number | null;
}

/** Security findings: how many are open and how old they are, and how many come and go. */
export async function measureFindings(
  knex: Knex,
  scope: Scope,
  window: Window,
  now: Instant,
): Promise<Pick<QualityReport, 'findings' | 'openFindings'>> {
  const before = await countOpen(knex, scope, window.previousFrom);
  // What happened before the range before is in that count. Relies on the
  // primary key: a repository has few findings.
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `with happened as (
       select width_bucket(at, cast(:starts as timestamptz[])) as period, what,
         case when what = 'closed' then extract(epoch from closed_at - found_at)::float8 end as seconds
       from security_findings
       cross join lateral (
         values ('opened', found_at), ('closed', closed_at)
       ) as moments(what, at)
       where repository = any(:repositories)
         and at >= :previousFrom and at < :to
     )
     select period, period > 0 as current,
       (count(*) filter (where what = 'opened'))::int as opened,
       (count(*) filter (where what = 'closed'))::int as closed,
       percentile_cont(0.5) within group (order by seconds) as "toClose"
     from happened
     ${groupByBucket}`,
    bucketBindings(scope, window),
  );
  const measured = toMeasured(rows, window, now, summarize);
  let open = before + measured.previous.opened - measured.previous.closed;
  return {
    findings: {
      previous: { ...measured.previous, open },
      series: measured.series.map(period => {
        open += period.opened - period.closed;
        return { ...period, open };
      }),
      current: { ...measured.current, open },
    },
    openFindings: await readOpen(knex, scope, Math.min(window.to, now)),
  };
}

function summarize(row: Row | undefined): Omit<FindingsSummary, 'open'> {
  const { opened = 0, closed = 0, toClose } = row ?? {};
  return {
    opened,
    closed,
    ...(typeof toClose === 'number' && { medianSecondsToClose: toClose }),
  };
}

const openAt = `
  repository = any(:repositories) and found_at < :at
    and (closed_at is null or closed_at >= :at)`;

async function countOpen(
  knex: Knex,
  { repositories }: Scope,
  at: Instant,
): Promise<number> {
  const { rows } = await knex.raw<{ rows: Array<{ open: number }> }>(
    `select count(*)::int as open from security_findings where ${openAt}`,
    { repositories, at: toIso(at) },
  );
  return rows[0].open;
}

async function readOpen(
  knex: Knex,
  { repositories }: Scope,
  at: Instant,
): Promise<OpenFindings[]> {
  const { rows } = await knex.raw<{
    rows: Array<
      Pick<OpenFindings, 'severity' | 'open'> & { age: number; oldest: Date }
    >;
  }>(
    `select severity, count(*)::int as open, min(found_at) as oldest,
       percentile_cont(0.5) within group (
         order by extract(epoch from cast(:at as timestamptz) - found_at)::float8
       ) as age
     from security_findings
     where ${openAt}
     group by severity`,
    { repositories, at: toIso(at) },
  );
  return findingSeverities.map(severity => {
    const row = rows.find(each => each.severity === severity);
    return {
      severity,
      open: row?.open ?? 0,
      ...(row && {
        medianAgeSeconds: row.age,
        oldestFoundAt: row.oldest.toISOString(),
      }),
    };
  });
}
