import type { Knex } from 'knex';
import type { ReviewObservation } from '../observe';
import { instantOf, toTimestamp } from './columns';

/** Stands for a reviewer who is not known; part of the key, so never null. */
const unknownContributor = '0';

/** Adds reviews that are not known yet. */
export async function addReviews(
  transaction: Knex.Transaction,
  reviews: ReviewObservation[],
): Promise<void> {
  if (reviews.length === 0) {
    return;
  }
  const rows = reviews.map(review => ({
    ...review,
    submittedAt: toTimestamp(review.submittedAt),
    contributor: review.contributor ?? unknownContributor,
  }));
  await transaction.raw(
    `insert into observed_reviews (
       repository, number, submitted_at, contributor
     )
     select repository, number, "submittedAt", contributor
     from json_to_recordset(?::json) as review (
       repository text, number integer, "submittedAt" timestamptz,
       contributor bigint
     )
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

interface Row extends ReviewObservation {
  contributor: string;
}

export async function readReviews(
  knex: Knex,
  repositories: string[],
): Promise<ReviewObservation[]> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `select repository, number, contributor,
       ${instantOf('submitted_at')} as "submittedAt"
     from observed_reviews
     where repository = any(?)`,
    [repositories],
  );
  return rows.map(row => ({
    ...row,
    contributor:
      row.contributor === unknownContributor ? undefined : row.contributor,
  }));
}
