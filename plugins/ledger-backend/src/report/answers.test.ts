import { mockServices } from '@backstage/backend-test-utils';
import { reportSections } from '@pitstop/plugin-ledger-common';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { PageCounter } from '../consume/PageCounter';
import { readPage } from '../consume/readPage';
import { arbitraryStory } from '../__testUtils__/arbitraryStory';
import { countStories } from '../__testUtils__/countStories';
import { FactsMemory } from '../facts';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { pageOf } from '../__testUtils__/pageOf';
import { checkout, scopeOf } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import type { Scope } from '../scope';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { waitFor } from '../__testUtils__/waitFor';
import { DeliveryReporter } from './DeliveryReporter';
import { createWindow } from './Window';

const window = createWindow({
  from: '2026-01-05',
  to: '2026-04-06',
  granularity: 'week',
  timeZone: 'UTC',
});
const march = createWindow({
  from: '2026-03-01',
  to: '2026-04-01',
  granularity: 'day',
  timeZone: 'UTC',
});
const now = new Date('2027-01-01T00:00:00Z');
const eventsPerPage = 4;

const analysed = RepositoryStory.create(checkout).analyse('checkout', {
  at: '2026-03-10T10:00:00Z',
  measures: { coverage: 70 },
});

const lateAnalysis = RepositoryStory.create(checkout).analyse('checkout', {
  at: '2026-02-20T10:00:00Z',
  measures: { coverage: 60 },
});

const finding = RepositoryStory.create(checkout)
  .finding(1, {
    at: '2026-03-04T10:00:00Z',
    action: 'created',
    createdAt: '2026-03-04T10:00:00Z',
  })
  .finding(1, {
    at: '2026-03-11T10:00:00Z',
    action: 'fixed',
    createdAt: '2026-03-04T10:00:00Z',
    fixedAt: '2026-03-11T10:00:00Z',
  });

/** What isn't written down with the repository itself. */
const examinations = [analysed, lateAnalysis, finding].flatMap(
  story => story.events,
);

const deployed = grownStory({ pullRequests: [1, 2] })
  .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
  .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' });

describe('answers that are kept', () => {
  let knex: Knex;
  let reporter: DeliveryReporter;
  let computed: number;

  const createReporter = () =>
    DeliveryReporter.create({
      knex,
      config: { timeZone: 'UTC', minimumContributors: 3, rules },
      facts: FactsMemory.create(),
    });
  const ask = (from: DeliveryReporter, scope = scopeOf([checkout])) =>
    from.report(scope, window, now, reportSections);
  const askOfMarch = (from: DeliveryReporter, scope: Scope) =>
    from.report(scope, march, now, ['builds', 'quality']);

  beforeEach(async () => {
    knex = await ledgerDatabase();
    reporter = createReporter();
    computed = 0;
    knex.on('query', ({ sql }) => {
      // With each answer it is looked which facts are still those in memory.
      if (sql.includes('case when derivation is not null')) {
        computed += 1;
      }
    });
  });

  it('are those that the facts give, whatever comes in', async () => {
    const told = arbitraryStory.chain(events =>
      fc.shuffledSubarray([...events, ...examinations], {
        minLength: events.length + examinations.length,
      }),
    );
    await fc.assert(
      fc.asyncProperty(told, async events => {
        knex = await ledgerDatabase();
        reporter = createReporter();
        const counter = PageCounter.create({
          knex,
          logger: mockServices.logger.mock(),
          rules,
        });
        const scope = scopeOf([checkout]);
        for (let after = 0; after < events.length; after += eventsPerPage) {
          const page = events
            .slice(after, after + eventsPerPage)
            .map((event, index) => ({ ...event, sequence: after + index + 1 }));
          await counter.count(
            await counter.observe(readPage(pageOf(page), rules)),
            after,
          );

          const other = createReporter();
          expect(await ask(reporter, scope)).toEqual(await ask(other));
          expect(await askOfMarch(reporter, scope)).toEqual(
            await askOfMarch(other, scopeOf([checkout])),
          );
        }
      }),
      { numRuns: 5 },
    );
  });

  it('are computed once for all who ask, at the same time or later', async () => {
    await countStories(knex, deployed);

    const [one, other] = await Promise.all([ask(reporter), ask(reporter)]);
    const later = await ask(reporter);

    expect(one.deploymentFrequency.current.deployments).toBe(2);
    expect([other, later]).toEqual([one, one]);
    expect(computed).toBe(1);
  });

  it('of another range follow from the same facts without reading them again', async () => {
    await countStories(knex, deployed);
    const scope = scopeOf([checkout]);
    await ask(reporter, scope);
    const asked: string[] = [];
    knex.on('query', ({ sql }) => asked.push(sql));

    const report = await askOfMarch(reporter, scope);
    expect(asked).toEqual([expect.stringContaining('from progress')]);
    expect(report.deploymentFrequency.current.deployments).toBe(2);

    await countStories(
      knex,
      RepositoryStory.create(checkout).deploy(3, {
        at: '2026-03-03T09:00:00Z',
        commit: 'm3',
      }),
    );
    const { deploymentFrequency } = await askOfMarch(reporter, scope);
    expect(deploymentFrequency.current.deployments).toBe(3);
  });

  it('outlast what happens to another repository, and not what happens to this one', async () => {
    await countStories(knex, deployed);
    await ask(reporter);

    await countStories(
      knex,
      grownStory({ repository: 'github.com/northwind/stock' }),
    );
    await ask(reporter);
    expect(computed).toBe(1);

    await countStories(
      knex,
      RepositoryStory.create(checkout).deploy(3, {
        at: '2026-03-03T09:00:00Z',
        commit: 'm3',
      }),
    );
    const report = await ask(reporter);
    expect(report.deploymentFrequency.current.deployments).toBe(3);
    expect(computed).toBe(2);
  });

  it.each([
    ['an analysis older than the last', lateAnalysis],
    ['a finding', finding],
  ])('do not outlast %s', async (_, story) => {
    await countStories(knex, deployed, analysed);
    const before = await ask(reporter);

    await countStories(knex, story);
    const after = await ask(reporter);
    expect(after.quality).not.toEqual(before.quality);
    expect(after).toEqual(await ask(createReporter()));
  });

  it('of many repositories rest, and not for long', async () => {
    await countStories(knex, deployed);
    const others = Array.from(
      { length: 50 },
      (_, index) => `github.com/northwind/service-${index}`,
    );
    const wide = scopeOf([checkout, ...others]);
    const before = await ask(reporter, wide);

    await countStories(
      knex,
      RepositoryStory.create(checkout).deploy(3, {
        at: '2026-03-03T09:00:00Z',
        commit: 'm3',
      }),
    );
    await waitFor(async () => {
      const { current } = (await ask(reporter, wide)).deploymentFrequency;
      expect(current.deployments).toBe(3);
    });
    expect(before.deploymentFrequency.current.deployments).toBe(2);
  });

  it('are not of what is still to be derived', async () => {
    await countStories(knex, deployed);
    await knex('repositories').update({ derivation: null });

    await ask(reporter);
    await ask(reporter);
    expect(computed).toBe(2);
  });

  it('are not given to who asks about another part of it', async () => {
    await countStories(knex, deployed);
    await ask(reporter);

    const { linkedComponents } = (
      await ask(reporter, {
        ...scopeOf([checkout]),
        filter: { type: 'website' },
      })
    ).scope;
    expect(linkedComponents).toBe(1);
    expect(computed).toBe(2);
  });
});
