import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { checkout, scopeOf } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { FactsMemory } from './FactsMemory';
import type { ScopeFacts } from './ScopeFacts';

const stock = 'github.com/northwind/stock';

const deployed = grownStory({ pullRequests: [1, 2] }).deploy(1, {
  at: '2026-03-01T09:00:00Z',
  commit: 'm1',
});

describe('facts in memory', () => {
  let knex: Knex;
  let memory: FactsMemory;
  let reads: number;

  const read = (): Promise<ScopeFacts> =>
    knex.transaction(snapshot =>
      memory.read(snapshot, scopeOf([checkout, stock])),
    );

  beforeEach(async () => {
    knex = await ledgerDatabase();
    memory = FactsMemory.create();
    await countStories(knex, deployed, grownStory({ repository: stock }));
    reads = 0;
    knex.on('query', ({ sql }) => {
      if (sql.includes('hashtextextended(change,')) {
        reads += 1;
      }
    });
  });

  it('are those of the tables, what is null there being no number', async () => {
    const { changes, deployments } = (await read()).unit(checkout) ?? {};
    const stored = await knex('changes')
      .where({ unit: checkout })
      .orderBy('merged_at');

    const byMerge = Array.from(changes?.mergedAt ?? [], (at, row) => ({
      at,
      deployedAt: changes?.deployedAt[row],
      people:
        (changes?.contributors.starts[row + 1] ?? 0) -
        (changes?.contributors.starts[row] ?? 0),
    })).sort((one, other) => one.at - other.at);
    expect(stored.length).toBeGreaterThan(1);
    expect(byMerge).toEqual(
      stored.map(row => ({
        at: row.merged_at.getTime(),
        deployedAt: row.deployed_at?.getTime() ?? NaN,
        people: row.contributors.length,
      })),
    );
    expect(Array.from(deployments?.finishedAt ?? [])).toEqual([
      Date.parse('2026-03-01T09:00:00Z'),
    ]);
  });

  it('are read once, and again only of what has changed', async () => {
    await read();
    await read();
    expect(reads).toBe(1);

    const asked = new Set<string>();
    knex.on('query', ({ sql, bindings }) => {
      if (sql.includes('hashtextextended(change,')) {
        for (const unit of bindings.flat()) {
          asked.add(unit);
        }
      }
    });
    await countStories(
      knex,
      RepositoryStory.create(checkout).deploy(2, {
        at: '2026-03-02T09:00:00Z',
        commit: 'm2',
      }),
    );
    const facts = await read();
    expect(facts.unit(checkout)?.deployments?.rows).toBe(2);
    expect([...asked]).toEqual([checkout]);
  });

  it('are not kept of what is still to be derived', async () => {
    await knex('repositories')
      .where({ repository: checkout })
      .update({ derivation: null });
    await read();
    await read();
    expect(reads).toBe(2);
  });

  it('are at hand before anybody asks', async () => {
    await memory.warm(knex, new AbortController().signal);
    expect(reads).toBe(1);
    await read();
    expect(reads).toBe(1);
  });
});
