import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { unitOf } from '../derive';
import { factsOf, rules } from '../__testUtils__/factsOf';
import { MemoryLog } from '../__testUtils__/MemoryLog';
import { readStoredFacts } from '../__testUtils__/readStoredFacts';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { waitFor } from '../__testUtils__/waitFor';
import type { LedgerRules } from '../readLedgerConfig';
import { readStatus } from '../store/progress';
import { LogConsumer } from './LogConsumer';

/** More than are derived together with the page that tells of them. */
const repositories = 30;

function life(index: number): RepositoryStory {
  const story = RepositoryStory.create(`github.com/northwind/service-${index}`);
  for (const day of [2, 3, 4]) {
    const at = (hour: string) => `2026-03-0${day}T${hour}:00:00Z`;
    story
      .open(day, { at: at('08'), by: 'ada', fork: true })
      .review(day, { at: at('09'), by: 'grace' })
      .push({
        at: at('10'),
        before: `m${day - 1}`,
        after: `m${day}`,
        commits: [`m${day}`],
      })
      .merge(day, { at: at('10'), mergeCommit: `m${day}`, by: 'ada' })
      .deploy(day, { at: at('12'), commit: `m${day}` });
  }
  return story;
}

describe('LogConsumer', () => {
  const stories = Array.from({ length: repositories }, (_, index) =>
    life(index),
  );
  /** As the log would have them: what happens in all repositories, by the hour. */
  const events = stories
    .flatMap(story => story.events)
    .sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));

  let knex: Knex;
  let log: MemoryLog;
  let logger: jest.Mocked<LoggerService>;
  const consumers: LogConsumer[] = [];
  /** As the gauge showed it. */
  const lags: number[] = [];

  beforeEach(async () => {
    knex = await ledgerDatabase();
    log = MemoryLog.create({ pageSize: 70 });
    logger = mockServices.logger.mock();
  });

  afterEach(async () => {
    await Promise.all(consumers.splice(0).map(consumer => consumer.stop()));
  });

  function startReplica(ruled: LedgerRules = rules): LogConsumer {
    const consumer = LogConsumer.create({
      knex,
      logger,
      metrics: metricsServiceMock.mock({
        createCounter: () => ({ add: () => {} }),
        createGauge: () => ({ record: lag => lags.push(lag) }),
        createHistogram: () => ({ record: () => {} }),
      }),
      devhose: log,
      rules: ruled,
    });
    consumers.push(consumer);
    consumer.start();
    return consumer;
  }

  async function caughtUp(): Promise<void> {
    await waitFor(async () => {
      await expect(readStatus(knex)).resolves.toEqual({
        cursor: log.head,
        head: log.head,
        caughtUp: true,
      });
    });
  }

  async function expectFactsOf(told: RepositoryStory[]): Promise<void> {
    const stored = await readStoredFacts(knex);
    const withoutPeople = stored.changes.map(
      ({ contributors, ...change }) => change,
    );
    for (const story of told) {
      const expected = factsOf(story.events, unitOf(story.repository));
      expect(
        stored.deployments.filter(({ unit }) => unit === story.repository),
      ).toEqual(expected.deployments);
      expect(
        withoutPeople.filter(({ unit }) => unit === story.repository),
      ).toEqual(expected.changes.map(({ contributors, ...change }) => change));
    }
  }

  it('counts a long past, and then what happens, as it happens', async () => {
    log.append(events);
    startReplica();
    await caughtUp();
    await expectFactsOf(stories);
    // Five pages at once.
    expect(lags[0]).toBe(events.length - 5 * 70);
    expect(lags.at(-1)).toBe(0);

    const newest = life(repositories);
    log.append(newest.events);
    await caughtUp();
    await expectFactsOf([...stories, newest]);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('counts everything once with several replicas on one database', async () => {
    startReplica();
    startReplica();
    startReplica();
    for (let from = 0; from < events.length; from += 45) {
      log.append(events.slice(from, from + 45));
      await new Promise(setImmediate);
    }
    await caughtUp();

    await expectFactsOf(stories);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('goes on where it stopped', async () => {
    log.append(events.slice(0, 200));
    const first = startReplica();
    await waitFor(async () => {
      expect((await readStatus(knex)).cursor).toBeGreaterThan(0);
    });
    await first.stop();

    log.append(events.slice(200));
    startReplica();
    await caughtUp();
    await expectFactsOf(stories);
  });

  it('derives everything again when the rules have changed', async () => {
    log.append(events);
    const before = startReplica();
    await caughtUp();
    await before.stop();

    startReplica({ ...rules, productionEnvironments: ['somewhere-else'] });
    await waitFor(async () => {
      await expect(knex('deployments').count()).resolves.toEqual([
        { count: '0' },
      ]);
    });
    await caughtUp();
    await expect(knex('changes').whereNotNull('deployed_at')).resolves.toEqual(
      [],
    );
  });

  it('tries again, and loses nothing, when the database fails in between', async () => {
    // A constraint that real facts violate until it is taken away.
    await knex.raw(
      'alter table deployments add constraint fault check (false) not valid',
    );
    log.append(stories[0].events);
    startReplica();
    await waitFor(async () => expect(logger.error).toHaveBeenCalled());
    await expect(readStatus(knex)).resolves.toMatchObject({ cursor: 0 });

    await knex.raw('alter table deployments drop constraint fault');
    await caughtUp();
    await expectFactsOf(stories.slice(0, 1));
  });
});
