import { InputError } from '@backstage/errors';
import type {
  Evidence,
  EvidenceMetric,
  EvidenceOrder,
  EvidencePage,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import type { Scope } from '../scope';
import { scopeBindings } from '../store/scopeBindings';
import { underAllNames } from '../store/underAllNames';
import { toIso } from './toIso';
import type { EvidenceListing } from './EvidenceListing';
import { evidenceListings } from './evidenceListings';
import type { Window } from './Window';

/** Which stretch of a list is asked for. */
export interface EvidenceStretch {
  order?: EvidenceOrder;
  limit: number;
  /** `nextCursor` of the page before, of the same order. */
  cursor?: string;
}

/** What a list is sorted by, and how that is written into a cursor. */
interface Ranking {
  rank: string;
  type: 'timestamptz' | 'float8';
  written: string;
}

const byTime = ({ at }: EvidenceListing): Ranking => ({
  rank: at,
  type: 'timestamptz',
  written: `to_char(rank at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
});

function rankingOf(listing: EvidenceListing, order: EvidenceOrder): Ranking {
  if (order === 'newest') {
    return byTime(listing);
  }
  return listing.length === undefined
    ? byTime(listing)
    : {
        // What could not be measured comes last.
        rank: `coalesce(${listing.length}, -1)`,
        type: 'float8',
        written: 'rank::text',
      };
}

/**
 * The facts behind a number, and the subjects of the events behind each.
 * Changes are told by the deployment that carried them, or by their number: one
 * by itself would be somebody's.
 *
 * @throws InputError if the cursor is none, or of another order.
 */
export async function readEvidence(
  knex: Knex,
  metric: EvidenceMetric,
  scope: Scope,
  window: Window,
  { order = 'newest', limit, cursor }: EvidenceStretch,
): Promise<EvidencePage> {
  const listing = evidenceListings[metric];
  const {
    from,
    among = 'true',
    where,
    at,
    untilEnd,
    key,
    join = '',
    evidence,
  } = listing;
  const { rank, type, written } = rankingOf(listing, order);
  const after = cursor === undefined ? undefined : parseCursor(cursor, type);
  const { rows } = await knex.raw<{
    rows: Array<{ rank: string; key: string; evidence: Evidence }>;
  }>(
    `with page as materialized (
       select fact.*, ${rank} as rank, ${key} as key
       from ${from} as fact
       where ${among}
         and ${at} < :to ${untilEnd ? '' : `and ${at} >= :from`} and ${where}
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
      ...scopeBindings(await underAllNames(knex, scope)),
      from: toIso(window.from),
      to: toIso(window.to),
      lastRank: after?.rank ?? null,
      lastKey: after?.key ?? null,
      limit: limit + 1,
    },
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(row => row.evidence),
    ...(last &&
      rows.length > limit && {
        nextCursor: Buffer.from(JSON.stringify([last.rank, last.key])).toString(
          'base64url',
        ),
      }),
  };
}

function parseCursor(
  cursor: string,
  type: Ranking['type'],
): { rank: string; key: string } {
  try {
    const [rank, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const isRank =
      type === 'float8' ? Number.isFinite(Number(rank)) : Date.parse(rank) > 0;
    if (typeof rank === 'string' && typeof key === 'string' && isRank) {
      return { rank, key };
    }
  } catch {
    // Told below.
  }
  throw new InputError(
    `'${cursor}' is not a cursor of this list; use nextCursor of the page before`,
  );
}
