import { mockServices } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type {
  FollowedEvent,
  FollowedPage,
} from '@pitstop/plugin-devhose-common';
import type { ChangeFact } from '../derive';
import { readProgress, readStatus } from '../store/progress';
import { arbitraryStory } from '../__testUtils__/arbitraryStory';
import { factsOf, rules } from '../__testUtils__/factsOf';
import { pageOf } from '../__testUtils__/pageOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import {
  readStoredBuilds,
  readStoredFacts,
} from '../__testUtils__/readStoredFacts';
import { PageCounter } from './PageCounter';
import { readPage } from './readPage';

const story = RepositoryStory.create()
  .push({
    at: '2026-03-01T08:00:00Z',
    before: 'm0',
    after: 'm1',
    commits: ['m1'],
  })
  .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
  .push({
    at: '2026-03-02T12:00:00Z',
    branch: 'ada/faster-checkout',
    after: 'head-7',
    commits: [['head-7', '2026-03-02T08:00:00Z']],
  })
  .open(7, {
    at: '2026-03-02T13:00:00Z',
    by: 'ada',
    headBranch: 'ada/faster-checkout',
  })
  .review(7, { at: '2026-03-02T16:00:00Z', by: 'grace' })
  .push({
    at: '2026-03-03T10:00:00Z',
    before: 'm1',
    after: 'm2',
    commits: ['m2'],
  })
  .merge(7, { at: '2026-03-03T10:00:00Z', mergeCommit: 'm2', by: 'ada' })
  .deploy(2, { at: '2026-03-03T10:30:00Z', commit: 'm2' })
  .failToDeploy(3, { at: '2026-03-03T11:00:00Z', commit: 'm2' });

/** Their hashes depend on the key of the database. */
function countPeople({ contributors, ...change }: ChangeFact) {
  return { ...change, contributors: contributors.length };
}

describe('PageCounter', () => {
  let knex: Knex;
  let counter: PageCounter;

  async function count(page: FollowedPage, after: number) {
    return counter.count(await counter.observe(readPage(page, rules)), after);
  }

  beforeEach(async () => {
    knex = await ledgerDatabase();
    counter = PageCounter.create({
      knex,
      logger: mockServices.logger.mock(),
      rules,
    });
  });

  /** Forgets all that was counted, and counts these. */
  async function countAnew(
    events: FollowedEvent[],
    eventsPerPage: number,
  ): Promise<void> {
    await knex.raw(
      `truncate repositories, observed_pushes, observed_reviews,
         observed_pull_requests, observed_deployments, observed_incidents,
         changes, deployments, incidents, builds`,
    );
    let { position } = await readProgress(knex);
    for (let from = 0; from < events.length; from += eventsPerPage) {
      const page = events.slice(from, from + eventsPerPage);
      const cursor = position + page.length;
      await count(
        { events: page, cursor, head: cursor, generation: 1 },
        position,
      );
      position = cursor;
    }
  }

  it('stores the facts that follow from the events', async () => {
    await expect(count(pageOf(story.events), 0)).resolves.toEqual({
      status: 'counted',
    });

    const expected = factsOf(story.events);
    const { changes, deployments } = await readStoredFacts(knex);
    expect(deployments).toEqual(expected.deployments);
    expect(changes.map(countPeople)).toEqual(expected.changes.map(countPeople));
    expect(changes.map(({ contributors }) => contributors.length)).toEqual([
      0, 2,
    ]);
  });

  it('derives nothing before the head of the log where it is told so', async () => {
    counter = PageCounter.create({
      knex,
      logger: mockServices.logger.mock(),
      rules,
      derives: 'at-the-head',
    });
    const [past, last] = [story.events.slice(0, 2), story.events.slice(2)];
    const head = story.events.length;

    await expect(count(pageOf(past, head), 0)).resolves.toEqual({
      status: 'observed',
    });
    expect((await readStatus(knex)).caughtUp).toBe(false);
    await expect(count(pageOf(last), past.length)).resolves.toEqual({
      status: 'counted',
    });
    expect((await readStoredFacts(knex)).deployments).toEqual(
      factsOf(story.events).deployments,
    );
  });

  it('gives the facts that follow from all events, whatever the order and the pages they come in', async () => {
    const cutIntoPages = arbitraryStory.chain(events =>
      fc.record({
        events: fc.shuffledSubarray(events, { minLength: events.length }),
        eventsPerPage: fc.integer({ min: 1, max: events.length }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cutIntoPages, async ({ events, eventsPerPage }) => {
        await countAnew(
          events.toSorted((one, other) => one.sequence - other.sequence),
          events.length,
        );
        const buildsInOrder = await readStoredBuilds(knex);
        await countAnew(events, eventsPerPage);

        const expected = factsOf(events);
        const stored = await readStoredFacts(knex);
        expect(stored.deployments).toEqual(expected.deployments);
        expect(stored.changes.map(countPeople)).toEqual(
          expected.changes.map(countPeople),
        );
        expect(stored.incidents).toEqual(expected.incidents);
        expect(await readStoredBuilds(knex)).toEqual(buildsInOrder);
      }),
      { numRuns: 30 },
    );
  });

  it('counts a page once, by however many replicas it is tried at the same time', async () => {
    const page = pageOf(story.events);
    const outcomes = await Promise.all([
      count(page, 0),
      count(page, 0),
      count(page, 0),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'counted',
      'overtaken',
      'overtaken',
    ]);
    await expect(readStatus(knex)).resolves.toEqual({
      cursor: story.events.length,
      head: story.events.length,
      caughtUp: true,
    });
  });

  it('moves facts and position together or not at all', async () => {
    const [first, second] = [story.events.slice(0, 4), story.events.slice(4)];
    await count(pageOf(first), 0);
    const before = await readStoredFacts(knex);

    // The facts are written, and the last statement of the transaction fails.
    await knex.raw(
      `alter table progress add constraint fault check (position < ${story.events.length})`,
    );
    await expect(count(pageOf(second), first.length)).rejects.toThrow('fault');
    await expect(readStoredFacts(knex)).resolves.toEqual(before);
    await expect(readStatus(knex)).resolves.toMatchObject({
      cursor: first.length,
    });

    await knex.raw('alter table progress drop constraint fault');
    await count(pageOf(second), first.length);
    const { deployments } = await readStoredFacts(knex);
    expect(deployments).toEqual(factsOf(story.events).deployments);
  });

  it('goes on over an event that is not what its type promises', async () => {
    const [broken, ...intact] = structuredClone(story.events);
    broken.event.data.customData = {
      repository: story.repository,
      environment: 'prod\u0000uction',
    };

    await count(pageOf([broken, ...intact]), 0);

    const { deployments } = await readStoredFacts(knex);
    expect(deployments.map(({ deploymentId }) => deploymentId)).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('moves on over stretches of the log that tell nothing', async () => {
    await count({ events: [], cursor: 41, head: 50, generation: 1 }, 0);

    await expect(readStatus(knex)).resolves.toEqual({
      cursor: 41,
      head: 50,
      caughtUp: false,
    });
  });
});
