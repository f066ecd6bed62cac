import { InputError } from '@backstage/errors';
import type { EvidenceOrder } from '@pitstop/plugin-ledger-common';
import type { EvidenceListing } from './EvidenceListing';

/** What a list is sorted by, and how that is written into a cursor. */
export interface Ranking {
  rank: string;
  type: 'timestamptz' | 'float8';
  written: string;
}

const byTime = ({ at }: EvidenceListing): Ranking => ({
  rank: at,
  type: 'timestamptz',
  written: `to_char(rank at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
});

/** By time, where nothing took any. */
export function rankingOf(
  listing: EvidenceListing,
  order: EvidenceOrder,
): Ranking {
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

/** Where in a list a fact stands. */
interface Place {
  rank: string;
  key: string;
}

export function writeCursor({ rank, key }: Place): string {
  return Buffer.from(JSON.stringify([rank, key])).toString('base64url');
}

/** @throws InputError if it is none, or of another order. */
export function parseCursor(cursor: string, type: Ranking['type']): Place {
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
