import { InputError } from '@backstage/errors';
import {
  buildMetrics,
  type Evidence,
  type EvidenceMetric,
  type EvidenceOrder,
  type EvidencePage,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { componentsOf, type LocatedComponent, type Scope } from '../scope';
import { scopeBindings } from '../store/scopeBindings';
import { underAllNames } from '../store/underAllNames';
import { deployedSince } from './deployedSince';
import { toIso } from './toIso';
import type { EvidenceListing } from './EvidenceListing';
import { parseCursor, rankingOf, writeCursor } from './evidenceCursor';
import { evidenceListings } from './evidenceListings';
import type { Window } from './Window';

/** Which stretch of a list is asked for. */
export interface EvidenceStretch {
  order?: EvidenceOrder;
  limit: number;
  /** `nextCursor` of the page before, of the same order. */
  cursor?: string;
}

/** Which facts are asked for, and by whom. */
export interface EvidenceQuestion {
  metric: EvidenceMetric;
  scope: Scope;
  window: Window;
  /** What comes later is not over yet. */
  now: Date;
  /** Of runs of pipelines: only those of this one. */
  pipeline?: string;
  /** The components of the scope that whoever asks may see in the catalog. */
  visibleComponents(): Promise<ReadonlySet<string>>;
}

/**
 * The facts behind a number, and the subjects of the events behind each.
 * Changes are told by the deployment that carried them, or by their number: one
 * by itself would be somebody's.
 *
 * @throws InputError if the cursor is none, or of another order, or if a
 *   pipeline is asked for among other things than its runs.
 */
export async function readEvidence(
  knex: Knex,
  question: EvidenceQuestion,
  { order = 'newest', limit, cursor }: EvidenceStretch,
): Promise<EvidencePage> {
  const listing = evidenceListings[question.metric];
  const { key, join = '', evidence } = listing;
  const { rank, type, written } = rankingOf(listing, order);
  const after = cursor === undefined ? undefined : parseCursor(cursor, type);
  const bindings = await bindingsOf(knex, question);
  const known = componentsOf(question.scope);
  const seen = listing.ofComponents
    ? await visibleAmong(known, question)
    : known;
  const { rows } = await knex.raw<{
    rows: Array<{ rank: string; key: string; evidence: Evidence }>;
  }>(
    `with page as materialized (
       select fact.*, ${rank} as rank, ${key} as key
       ${factsOf(listing)}
         and (
           cast(:lastRank as ${type}) is null
           or (${rank}, ${key}) < (cast(:lastRank as ${type}), cast(:lastKey as text))
         )
       order by rank desc, key desc
       limit :limit
     )
     select fact.key, json_strip_nulls(${evidence}) as evidence, ${written} as rank
     from page as fact
     ${join}
     order by fact.rank desc, fact.key desc`,
    {
      ...bindings,
      components: JSON.stringify(seen),
      lastRank: after?.rank ?? null,
      lastKey: after?.key ?? null,
      limit: limit + 1,
    },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const leftOut =
    seen.length < known.length && cursor === undefined
      ? (await count(knex, listing, bindings, known)) -
        (await count(knex, listing, bindings, seen))
      : 0;
  return {
    items: page.map(row => row.evidence),
    ...(leftOut > 0 && { leftOut }),
    ...(last && rows.length > limit && { nextCursor: writeCursor(last) }),
  };
}

/** All that a number rests on. */
function factsOf({
  from,
  among = 'true',
  where,
  at,
  untilEnd,
}: EvidenceListing): string {
  return `from ${from} as fact
    where ${among}
      and ${at} < :to ${untilEnd ? '' : `and ${at} >= :from`} and ${where}`;
}

type Bindings = Awaited<ReturnType<typeof bindingsOf>>;

async function bindingsOf(
  knex: Knex,
  { metric, scope, window, now, pipeline }: EvidenceQuestion,
) {
  if (pipeline !== undefined && !buildMetrics.some(each => each === metric)) {
    throw new InputError(
      `'${metric}' is not about runs of the pipeline '${pipeline}'; leave it out, or ask for one of ${buildMetrics.join(
        ', ',
      )}`,
    );
  }
  return {
    ...scopeBindings(await underAllNames(knex, scope)),
    from: toIso(window.from),
    to: toIso(window.to),
    timeZone: window.timeZone,
    deployedSince: toIso(deployedSince(window, now.getTime())),
    pipeline: pipeline ?? null,
  };
}

async function visibleAmong(
  known: LocatedComponent[],
  { visibleComponents }: EvidenceQuestion,
): Promise<LocatedComponent[]> {
  const visible = await visibleComponents();
  return known.filter(({ component }) => visible.has(component));
}

async function count(
  knex: Knex,
  listing: EvidenceListing,
  bindings: Bindings,
  components: LocatedComponent[],
): Promise<number> {
  const { rows } = await knex.raw<{ rows: Array<{ count: number }> }>(
    `select count(*)::int as count ${factsOf(listing)}`,
    { ...bindings, components: JSON.stringify(components) },
  );
  return rows[0].count;
}
