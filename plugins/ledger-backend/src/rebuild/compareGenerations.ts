import type { RebuildDifference } from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { factTables } from './generationTables';
import type { Schemas } from './schemas';

/** What there is to count, by table. */
const kinds = `
  select 'deployments: ' || kind as facts from ??.deployments
  union all
  select 'deployments that failed' from ??.deployments where failures <> '{}'
  union all
  select case when deployed_at is null then 'changes: not deployed' else 'changes: deployed' end
  from ??.changes
  union all
  select case when deployment_id is null then 'incidents: without cause' else 'incidents: with cause' end
  from ??.incidents
  union all
  select 'builds: ' || outcome from ??.builds
  union all
  select 'analyses' from ??.quality_snapshots
  union all
  select case when closed_at is null then 'findings: open' else 'findings: closed' end
  from ??.security_findings`;

/** How many facts of each kind there are now, and would be. */
export async function compareGenerations(
  knex: Knex,
  { live, rebuild }: Schemas,
): Promise<RebuildDifference[]> {
  const before = await countFacts(knex, live);
  const after = await countFacts(knex, rebuild);
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map(facts => ({
      facts,
      live: before.get(facts) ?? 0,
      rebuilt: after.get(facts) ?? 0,
    }));
}

async function countFacts(
  knex: Knex,
  schema: string,
): Promise<Map<string, number>> {
  const { rows } = await knex.raw<{
    rows: Array<{ facts: string; count: number }>;
  }>(
    `select facts, count(*)::int as count from (${kinds}) as each group by facts`,
    Array.from({ length: kinds.split('??').length - 1 }, () => schema),
  );
  return new Map(rows.map(({ facts, count }) => [facts, count]));
}

/**
 * Of each table of facts: the same for the same rows, in whatever order they
 * were written.
 */
export async function readChecksums(
  knex: Knex,
  schema: string,
): Promise<Record<string, string>> {
  const checksums: Record<string, string> = {};
  for (const table of factTables) {
    const { rows } = await knex.raw<{ rows: Array<{ checksum: string }> }>(
      `select count(*) || '-' || to_hex(coalesce(
         bit_xor(hashtextextended(fact::text, 0)), 0)) as checksum
       from ??.?? as fact`,
      [schema, table],
    );
    checksums[table] = rows[0].checksum;
  }
  return checksums;
}
