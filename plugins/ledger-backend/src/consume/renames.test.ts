import { mockServices } from '@backstage/backend-test-utils';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { pageOf } from '../__testUtils__/pageOf';
import { rules } from '../__testUtils__/factsOf';
import { readStoredFacts } from '../__testUtils__/readStoredFacts';
import { reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { PageCounter } from './PageCounter';
import { readPage } from './readPage';

const shop = 'github.com/northwind/shop';
const store = 'github.com/northwind/store';
const transferred = 'github.com/southwind/store';

const before = RepositoryStory.create(shop)
  .push({
    at: '2026-03-01T08:00:00Z',
    before: 'm0',
    after: 'm1',
    commits: ['m1'],
  })
  .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
  .open(7, { at: '2026-03-02T08:00:00Z', by: 'ada' })
  .incident(9, { at: '2026-03-01T10:00:00Z' })
  .build(1, { at: '2026-03-02T08:00:00Z', outcome: 'success' });

const meanwhile = RepositoryStory.create(store)
  .rename({ at: '2026-03-03T08:00:00Z', from: shop })
  .incident(9, {
    at: '2026-03-03T10:00:00Z',
    beganAt: '2026-03-01T10:00:00Z',
    resolvedAt: '2026-03-03T10:00:00Z',
  })
  .build(2, { at: '2026-03-03T08:00:00Z', outcome: 'success' });

const after = RepositoryStory.create(transferred)
  .rename({ at: '2026-03-04T08:00:00Z', from: store })
  .push({
    at: '2026-03-05T08:00:00Z',
    before: 'm1',
    after: 'm2',
    commits: ['m2'],
  })
  .merge(7, {
    at: '2026-03-05T08:00:00Z',
    openedAt: '2026-03-02T08:00:00Z',
    mergeCommit: 'm2',
    by: 'ada',
  })
  .deploy(2, { at: '2026-03-05T09:00:00Z', commit: 'm2' });

const events = [before, meanwhile, after]
  .flatMap(story => story.events)
  .map((event, index) => ({ ...event, sequence: index + 1 }));

const range = { from: '2026-03-01', to: '2026-03-08' };

describe('a repository that was renamed and transferred', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
  });

  async function count(told: FollowedEvent[], perPage: number) {
    const counter = PageCounter.create({
      knex,
      logger: mockServices.logger.mock(),
      rules,
    });
    for (let at = 0; at < told.length; at += perPage) {
      const page = told
        .slice(at, at + perPage)
        .map((event, index) => ({ ...event, sequence: at + index + 1 }));
      await counter.count(
        await counter.observe(readPage(pageOf(page), rules)),
        at,
      );
    }
  }

  it.each([shop, store, transferred])(
    'has its whole history, also for who knows it as %s',
    async name => {
      await count(events, events.length);

      const report = await reportOn(knex, { ...range, include: ['builds'] }, [
        name,
      ]);
      expect(report.deploymentFrequency.current.deployments).toBe(2);
      // Opened under the first name on the 2nd at 08:00, deployed under the last on the 5th at 09:00.
      expect(report.leadTime.current).toMatchObject({
        changes: 2,
        p90Seconds: expect.closeTo((1 + 0.9 * 72) * 3600, 3),
      });
      // Failed by the incident, which was resolved under the second name.
      expect(report.changeFailRate.current).toMatchObject({ failed: 1 });
      // From March 1st at 09:00 to March 3rd at 10:00.
      expect(report.recoveryTime.current).toMatchObject({
        recovered: 1,
        medianSeconds: 49 * 3600,
      });
      expect(report.incidents.incidents).toBe(1);
      expect(report.builds?.current.builds).toBe(2);
    },
  );

  it('is the same in whatever order that is told, and page by page', async () => {
    await count(events, events.length);
    const expected = await readStoredFacts(knex);
    for (const told of [events, events.toReversed()]) {
      knex = await ledgerDatabase();
      await count(told, 1);
      const facts = await readStoredFacts(knex);
      expect(facts.deployments).toEqual(expected.deployments);
      expect(facts.incidents).toEqual(expected.incidents);
      expect(
        facts.changes.map(({ contributors, ...change }) => change),
      ).toEqual(expected.changes.map(({ contributors, ...change }) => change));
    }
  });
});
