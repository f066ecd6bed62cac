import { mockServices } from '@backstage/backend-test-utils';
import { createDeferred } from '@backstage/types';
import type { FollowedEvent } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { PageCounter } from '../consume/PageCounter';
import { readPage } from '../consume/readPage';
import { Settler } from '../consume/Settler';
import { unitOf } from '../derive';
import { Rebuilds } from '../rebuild';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { paged } from '../__testUtils__/paged';
import { pageOf } from '../__testUtils__/pageOf';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { waitFor } from '../__testUtils__/waitFor';
import { generationIn, liveGeneration, type Generation } from './Generation';
import { adoptOwnUnits } from './ownRules';
import { forgetOtherDerivations } from './repositories';
import { adoptServiceLinks } from './serviceLinks';

const checkout = 'github.com/northwind/checkout';

const eu = unitOf(checkout, {
  productionEnvironments: ['eu'],
  onlyTheseEnvironments: true,
});

const deployed = grownStory().deploy(1, {
  at: '2026-03-02T09:00:00Z',
  commit: 'm2',
  environment: 'eu',
}).events;

describe.each(['live', 'rebuilt'])(
  'what is adopted while a page of the %s facts waits for its commit',
  which => {
    let knex: Knex;
    let generation: Generation;
    let position: number;

    beforeEach(async () => {
      knex = await ledgerDatabase();
      const rebuilds = await Rebuilds.create({ knex, rules });
      await rebuilds.request({ takeWhenReady: false });
      generation =
        which === 'live'
          ? liveGeneration(knex)
          : generationIn(knex, rebuilds.schema);
      position = 0;
    });

    async function count(into: Generation, ...events: FollowedEvent[]) {
      const counter = PageCounter.create({
        knex,
        logger: mockServices.logger.mock(),
        rules,
        generation: into,
      });
      const page = pageOf(
        events.map((event, index) => ({
          ...event,
          sequence: position + index + 1,
        })),
      );
      await counter.count(
        await counter.observe(readPage(page, rules)),
        position,
      );
      position = page.cursor;
    }

    async function settle() {
      const settler = Settler.create({
        generation,
        logger: mockServices.logger.mock(),
        rules,
        derives: 'meanwhile',
        signal: new AbortController().signal,
      });
      settler.wake();
      await settler.idle();
    }

    /** Counts a page, and adopts something between its last statement and its commit. */
    async function countMeanwhile(
      events: FollowedEvent[],
      adopt: () => Promise<number>,
    ): Promise<number> {
      const written = createDeferred<void>();
      const released = createDeferred<void>();
      const counting = count(
        {
          transaction: work =>
            generation.transaction(async transaction => {
              const result = await work(transaction);
              written.resolve();
              await released;
              return result;
            }),
        },
        ...events,
      );
      await written;
      let adopted = false;
      const adopting = adopt().finally(() => {
        adopted = true;
      });
      await waitFor(async () => {
        const waiting = await knex('pg_stat_activity')
          .whereRaw('datname = current_database()')
          .where({ wait_event_type: 'Lock' });
        expect(adopted || waiting.length > 0).toBe(true);
      });
      await settle();
      released.resolve();
      await counting;
      const repositories = await adopting;
      await settle();
      return repositories;
    }

    const pluck = (table: string, column: string): Promise<string[]> =>
      generation.transaction(async transaction =>
        transaction(table).pluck(column).orderBy(column),
      );

    it('holds for a repository that the page is the first to tell of', async () => {
      await countMeanwhile(deployed, () => adoptOwnUnits(knex, [eu]));

      await expect(pluck('units', 'unit')).resolves.toEqual([checkout, eu.id]);
      await expect(pluck('deployments', 'unit')).resolves.toEqual([eu.id]);
    });

    it('counts an incident of the page whose service is linked now', async () => {
      await count(generation, ...deployed);
      const opened = paged('Q1', '2026-03-02T10:00:00Z', { state: 'open' });

      await countMeanwhile([opened], () =>
        adoptServiceLinks(knex, [
          { service: 'pagerduty:PF9KMXH', repository: checkout },
        ]),
      );

      await expect(pluck('incidents', 'unit')).resolves.toContain(checkout);
    });

    it('is heard of by a replica that starts with other rules', async () => {
      await expect(
        countMeanwhile(deployed, () =>
          generation.transaction(transaction =>
            forgetOtherDerivations(transaction, 'by other rules'),
          ),
        ),
      ).resolves.toBe(1);
    });
  },
);
