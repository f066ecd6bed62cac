import type { Knex } from 'knex';
import { FactsMemory } from '../facts';
import { rules } from '../__testUtils__/factsOf';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { DeliveryReporter } from './DeliveryReporter';
import { createWindow } from './Window';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}

/** How a plan finds rows: by which index, or by reading all of a table. */
function* waysIn(plan: Plan): Generator<string> {
  if (plan['Index Name']) {
    yield plan['Index Name'];
  } else if (plan['Node Type'] === 'Seq Scan') {
    yield `all of ${plan['Relation Name']}`;
  }
  for (const part of plan.Plans ?? []) {
    yield* waysIn(part);
  }
}

async function fill(knex: Knex): Promise<void> {
  await knex.raw(
    `insert into repositories
     select 'github.com/northwind/service-' || n, 'x'
     from generate_series(1, 400) as n`,
  );
  await knex.raw(
    `insert into units
     select repository, repository, 30, '2025-01-01' from repositories`,
  );
  await knex.raw(
    `insert into deployments
     select 'github.com/northwind/service-' || 1 + n % 400, n, 'production',
       'planned', timestamptz '2025-01-01' + n * interval '10 minutes'
     from generate_series(1, 30000) as n`,
  );
  await knex.raw(
    `insert into changes
     select 'github.com/northwind/service-' || 1 + n % 400, 'pull/' || n,
       merged_at, merged_at + interval '1 hour', false, false, '{1,2,3}',
       7200000, 1000000, 1000000, 1600000, 3600000
     from generate_series(1, 30000) as n,
       lateral (
         select timestamptz '2025-01-01' + n * interval '10 minutes'
       ) as merged(merged_at)`,
  );
  await knex.raw('analyze');
}

it("reads a team's rows only, not those of the whole company", async () => {
  const knex = await ledgerDatabase();
  await fill(knex);
  const asked: Array<{ sql: string; bindings: Knex.Value[] }> = [];
  knex.on('query', query => {
    if (query.sql.includes('from')) {
      asked.push(query);
    }
  });

  const services = [1, 2, 3, 4, 5].map(
    n => `github.com/northwind/service-${n}`,
  );
  const reporter = DeliveryReporter.create({
    knex,
    config: { timeZone: 'UTC', minimumContributors: 3, rules },
    facts: FactsMemory.create(),
  });
  await reporter.report(
    {
      entityRef: 'group:default/cart',
      kind: 'team',
      components: 5,
      linkedComponents: 5,
      units: services,
      repositories: services,
    },
    createWindow({
      from: '2026-01-05',
      to: '2026-03-30',
      granularity: 'week',
      timeZone: 'UTC',
    }),
    new Date('2026-12-01'),
  );

  const ways = new Set<string>();
  for (const { sql, bindings } of asked) {
    // Past knex, which would number the parameters again.
    const connection = await knex.client.acquireConnection();
    const { rows } = await connection.query(
      `explain (format json) ${sql}`,
      bindings,
    );
    await knex.client.releaseConnection(connection);
    for (const way of waysIn(rows[0]['QUERY PLAN'][0].Plan)) {
      ways.add(way);
    }
  }
  expect(
    [...ways].filter(way => /changes|deployments/.test(way)).sort(),
  ).toEqual([
    'changes_unit_merged_at_index',
    'deployments_unit_finished_at_kind_index',
  ]);
});
