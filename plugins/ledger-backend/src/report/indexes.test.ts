import type { Knex } from 'knex';
import { rules } from '../__testUtils__/factsOf';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { DeliveryReporter } from './DeliveryReporter';
import { createWindow } from './Window';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

/** The tables that a plan reads from the first row to the last. */
function* scannedTables(plan: Plan): Generator<string> {
  if (plan['Node Type'] === 'Seq Scan' && plan['Relation Name']) {
    yield plan['Relation Name'];
  }
  for (const part of plan.Plans ?? []) {
    yield* scannedTables(part);
  }
}

async function fill(knex: Knex): Promise<void> {
  await knex.raw(
    `insert into repositories
     select 'github.com/northwind/service-' || n, 'x', '2025-01-01'
     from generate_series(1, 400) as n`,
  );
  await knex.raw(
    `insert into deployments
     select 'github.com/northwind/service-' || 1 + n % 400, n, 'production',
       'planned', timestamptz '2025-01-01' + n * interval '10 minutes'
     from generate_series(1, 100000) as n`,
  );
  await knex.raw(
    `insert into changes
     select 'github.com/northwind/service-' || 1 + n % 400, 'pull/' || n,
       merged_at, merged_at + interval '1 hour', false, false, '{1,2,3}',
       7200000, 1000000, 1000000, 1600000, 3600000
     from generate_series(1, 100000) as n,
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

  const reporter = DeliveryReporter.create({
    knex,
    config: { timeZone: 'UTC', minimumContributors: 3, rules },
  });
  await reporter.report(
    {
      entityRef: 'group:default/cart',
      kind: 'team',
      components: 5,
      linkedComponents: 5,
      repositories: [1, 2, 3, 4, 5].map(
        n => `github.com/northwind/service-${n}`,
      ),
    },
    createWindow({
      from: '2026-01-05',
      to: '2026-03-30',
      granularity: 'week',
      timeZone: 'UTC',
    }),
    new Date('2026-12-01'),
  );

  const queries = asked.filter(({ sql }) => /changes|deployments/.test(sql));
  expect(queries).toHaveLength(3);
  for (const { sql, bindings } of queries) {
    // Numbered parameters need no rewriting in what is explained.
    const connection = await knex.client.acquireConnection();
    const { rows } = await connection.query(
      `explain (format json) ${sql}`,
      bindings,
    );
    await knex.client.releaseConnection(connection);
    const [{ Plan: plan }] = rows[0]['QUERY PLAN'];
    const facts = [...scannedTables(plan)].filter(
      table => table === 'changes' || table === 'deployments',
    );
    expect(facts).toEqual([]);
  }
});
