import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { LogConsumer } from '../consume/LogConsumer';
import { observationId } from '../observe';
import { readStatus } from '../store/progress';
import { arbitraryStory } from '../__testUtils__/arbitraryStory';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { MemoryLog } from '../__testUtils__/MemoryLog';
import { readStoredFacts } from '../__testUtils__/readStoredFacts';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { waitFor } from '../__testUtils__/waitFor';
import { readChecksums } from './compareGenerations';
import { Rebuilder } from './Rebuilder';
import { Rebuilds } from './Rebuilds';

const story = grownStory({ hotfix: [3] })
  .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
  .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
  .deploy(3, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
  .incident(1, { at: '2026-03-03T10:00:00Z' })
  .build(1, { at: '2026-03-03T11:00:00Z', outcome: 'success' });

/** Nobody looks before the test has ended. */
const hours = 2 * 60 * 60 * 1000;

describe('a rebuild', () => {
  let knex: Knex;
  let log: MemoryLog;
  let rebuilds: Rebuilds;
  let running: Array<LogConsumer | Rebuilder>;

  const options = () => ({
    knex,
    logger: mockServices.logger.mock(),
    metrics: metricsServiceMock.mock(),
    devhose: log,
    rules,
  });

  function startCounting(): void {
    const consumer = LogConsumer.create(options());
    consumer.start();
    running.push(consumer);
  }

  function startRebuilder(lookMilliseconds = 5): Rebuilder {
    const rebuilder = Rebuilder.create({
      ...options(),
      rebuilds,
      lookMilliseconds,
    });
    rebuilder.start();
    running.push(rebuilder);
    return rebuilder;
  }

  async function untilCounted(): Promise<void> {
    await waitFor(async () => {
      expect(await readStatus(knex)).toEqual({
        cursor: log.head,
        head: log.head,
        caughtUp: true,
      });
    });
  }

  async function untilRebuild(state: string): Promise<void> {
    await waitFor(async () => {
      expect((await rebuilds.status()).latest?.state).toBe(state);
    });
  }

  beforeEach(async () => {
    knex = await ledgerDatabase();
    log = MemoryLog.create({ pageSize: 3 });
    rebuilds = await Rebuilds.create({ knex, rules });
    running = [];
    await rebuilds.requestIfOutdated();
    startCounting();
  });

  afterEach(async () => {
    await Promise.all(running.map(each => each.stop()));
  });

  it('shows what would change, is taken at once, and can be given back', async () => {
    log.append(story.events);
    await untilCounted();
    const right = await readStoredFacts(knex);
    const rightSums = await readChecksums(knex, 'public');
    // Somebody meddled with the facts.
    await knex('deployments').where({ deployment_id: '2' }).delete();
    await knex('incidents').delete();

    startRebuilder();
    await rebuilds.request({ takeWhenReady: false });
    await untilRebuild('ready');

    const { latest } = await rebuilds.status();
    expect(latest?.differences).toEqual(
      expect.arrayContaining([
        { facts: 'deployments: planned', live: 1, rebuilt: 2 },
        { facts: 'incidents: with cause', live: 0, rebuilt: 1 },
        { facts: 'builds: success', live: 1, rebuilt: 1 },
      ]),
    );
    expect(latest?.checksums).toEqual(rightSums);
    expect((await readStoredFacts(knex)).incidents).toEqual([]);

    await rebuilds.take();
    expect(await readStoredFacts(knex)).toEqual(right);

    await rebuilds.giveBack();
    expect((await readStoredFacts(knex)).incidents).toEqual([]);
    expect((await rebuilds.status()).canReturn).toBe(false);
  });

  it('goes on with live events, before and after it is taken', async () => {
    const [before, meanwhile, after] = [
      story.events.slice(0, 6),
      story.events.slice(6, 9),
      story.events.slice(9),
    ];
    log.append(before);
    await untilCounted();
    await rebuilds.request({ takeWhenReady: false });
    startRebuilder();
    await untilRebuild('ready');
    log.append(meanwhile);
    await untilCounted();
    await waitFor(async () => {
      expect((await rebuilds.status()).latest?.cursor).toBe(log.head);
    });
    await rebuilds.take();
    log.append(after);
    await untilCounted();
    const live = await readChecksums(knex, 'public');

    await rebuilds.request({ takeWhenReady: true });
    await untilRebuild('taken');
    expect(await readChecksums(knex, 'public')).toEqual(live);
  });

  it('derives what its last page does not tell of, too', async () => {
    const other = grownStory({ repository: 'github.com/northwind/stock' })
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' });
    log.append(other.events);
    log.append(story.events);
    await untilCounted();
    const live = await readChecksums(knex, 'public');

    startRebuilder();
    await rebuilds.request({ takeWhenReady: true });
    await untilRebuild('taken');
    expect(await readChecksums(knex, 'public')).toEqual(live);
  });

  it('is gone on with after a crash', async () => {
    log.append(story.events);
    await untilCounted();
    const live = await readChecksums(knex, 'public');
    await rebuilds.request({ takeWhenReady: true });
    // One that stops in the middle of it, wherever it was.
    await startRebuilder().stop();

    startRebuilder();
    await untilRebuild('taken');
    expect(await readChecksums(knex, 'public')).toEqual(live);
  });

  it('that is cancelled leaves nothing behind, and another can be asked for', async () => {
    log.append(story.events);
    await untilCounted();
    await rebuilds.request({ takeWhenReady: false });
    await expect(rebuilds.request({ takeWhenReady: true })).rejects.toThrow(
      'Rebuild 1 is running; cancel or take it first',
    );
    await expect(rebuilds.take()).rejects.toThrow("can't be taken");

    await rebuilds.cancel();
    const { rows } = await knex.raw(
      `select nspname from pg_namespace where nspname = 'public_rebuild'`,
    );
    expect(rows).toEqual([]);
    await expect(
      rebuilds.request({ takeWhenReady: true }),
    ).resolves.toMatchObject({ id: '2', state: 'running' });
  });

  it('that takes the place of another between two looks is counted from its beginning', async () => {
    log.append(story.events);
    await untilCounted();
    startRebuilder(500);
    await rebuilds.request({ takeWhenReady: false });
    await untilRebuild('ready');

    // By another replica: whoever is asked here need not look.
    const elsewhere = await Rebuilds.create({ knex, rules });
    await elsewhere.cancel();
    await elsewhere.request({ takeWhenReady: false });
    await untilRebuild('ready');
    expect((await rebuilds.status()).latest?.checksums).toEqual(
      await readChecksums(knex, 'public'),
    );
  });

  it('begins at once where it was asked for', async () => {
    log.append(story.events);
    await untilCounted();
    const look = jest.spyOn(rebuilds, 'underWay');
    startRebuilder(hours);
    await waitFor(async () => expect(look).toHaveBeenCalled());
    await expect(look.mock.results[0].value).resolves.toBeUndefined();

    await rebuilds.request({ takeWhenReady: false });
    await untilRebuild('ready');
  });

  it('happens by itself where events were read by other rules, once', async () => {
    log.append(story.events);
    await untilCounted();
    await knex('progress').update({ observation: 'version=1' });

    startRebuilder();
    await untilRebuild('taken');
    const { observation } = await knex('progress').first();
    expect(observation).toBe(observationId(rules));
    await expect(rebuilds.requestIfOutdated()).resolves.toBeUndefined();
  });

  it('happens by itself where events of the past were exchanged, as often as they are', async () => {
    log.append(story.events);
    await untilCounted();
    startRebuilder();
    const outcomes = async () => knex('builds').pluck('outcome');
    expect(await outcomes()).toEqual(['success']);

    for (const outcome of ['failure', 'success']) {
      log.exchange(event =>
        JSON.parse(
          JSON.stringify(event).replace(
            /"outcome":"(success|failure)"/,
            `"outcome":"${outcome}"`,
          ),
        ),
      );
      await waitFor(async () => expect(await outcomes()).toEqual([outcome]));
      await untilRebuild('taken');
    }
    const { latest } = await rebuilds.status();
    expect(latest?.id).toBe('2');

    // Who brings back what was before it wants to look at that.
    await rebuilds.giveBack();
    await untilCounted();
    expect(await outcomes()).toEqual(['failure']);
    await expect(rebuilds.requestIfRegenerated()).resolves.toBeUndefined();
  });

  it('leaves the names of indexes and constraints as migrations know them', async () => {
    const names = async () =>
      (
        await knex.raw(
          `select indexname from pg_indexes where schemaname = 'public'
           order by indexname`,
        )
      ).rows;
    const before = await names();
    startRebuilder();
    await rebuilds.request({ takeWhenReady: true });
    await untilRebuild('taken');

    expect(await names()).toEqual(before);
  });

  it('gives what was counted event by event', async () => {
    startRebuilder();
    await fc.assert(
      fc.asyncProperty(arbitraryStory, async events => {
        log.append(events);
        await untilCounted();
        const incremental = await readChecksums(knex, 'public');
        const { id } = await rebuilds.request({ takeWhenReady: true });
        await waitFor(async () => {
          expect((await rebuilds.status()).latest).toMatchObject({
            id,
            state: 'taken',
          });
        });
        expect(await readChecksums(knex, 'public')).toEqual(incremental);
      }),
      { numRuns: 8 },
    );
  });
});
