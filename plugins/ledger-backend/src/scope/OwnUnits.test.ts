import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { PageCounter } from '../consume/PageCounter';
import { readPage } from '../consume/readPage';
import { unitOf, type Unit } from '../derive';
import { Settler } from '../consume/Settler';
import { liveGeneration } from '../store/Generation';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { pageOf } from '../__testUtils__/pageOf';
import { reportOn } from '../__testUtils__/reportOn';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { OwnUnits } from './OwnUnits';

const checkout = 'github.com/northwind/checkout';
const search = 'github.com/northwind/search';

const week = { from: '2026-03-02', to: '2026-03-09' };

const eu: Unit = unitOf(checkout, {
  productionEnvironments: ['eu'],
  onlyTheseEnvironments: true,
});

describe('OwnUnits', () => {
  let knex: Knex;
  let ownUnits: OwnUnits;
  let settler: Settler;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    const logger = mockServices.logger.mock();
    settler = Settler.create({
      generation: liveGeneration(knex),
      logger,
      rules,
      derives: 'meanwhile',
      signal: new AbortController().signal,
    });
    ownUnits = OwnUnits.create({ knex, derive: () => settler.wake() });
    const events = [
      ...grownStory()
        .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
        .deploy(2, {
          at: '2026-03-03T09:00:00Z',
          commit: 'm3',
          environment: 'eu',
        })
        .deploy(3, {
          at: '2026-03-04T09:00:00Z',
          commit: 'm4',
          environment: 'eu',
        }).events,
      ...RepositoryStory.create(search).deploy(1, {
        at: '2026-03-04T09:00:00Z',
        commit: 's1',
      }).events,
    ].map((event, index) => ({ ...event, sequence: index + 1 }));
    const counter = PageCounter.create({ knex, logger, rules });
    await counter.count(
      await counter.observe(readPage(pageOf(events), rules)),
      0,
    );
  });

  const deployments = async (unit: string) =>
    (await reportOn(knex, week, [unit])).deploymentFrequency.current
      .deployments;

  const derivedAt = async () =>
    Object.fromEntries(
      (await knex('units').select('unit', knex.raw('xmin::text'))).map(row => [
        row.unit,
        row.xmin,
      ]),
    );

  it('counts a component by its own rules, beside the others of its repository', async () => {
    await expect(ownUnits.adopt([eu])).resolves.toBe(1);
    await ownUnits.derived([eu]);

    await expect(deployments(eu.id)).resolves.toBe(2);
    await expect(deployments(checkout)).resolves.toBe(1);
  });

  it('derives nothing again where nothing has changed, and nothing of others where something has', async () => {
    const before = await derivedAt();
    await ownUnits.adopt([eu]);
    await ownUnits.derived([eu]);
    const after = await derivedAt();

    expect(after[search]).toBe(before[search]);
    expect(after).toHaveProperty([eu.id]);
    await expect(ownUnits.adopt([eu])).resolves.toBe(0);
  });

  it('answers for rules that were given up a moment ago, and forgets them later', async () => {
    await ownUnits.adopt([eu]);
    await ownUnits.derived([eu]);

    await expect(ownUnits.adopt([])).resolves.toBe(0);
    await expect(deployments(eu.id)).resolves.toBe(2);

    await knex('own_rules').update({
      unwanted_since: knex.raw(`now() - interval '2 hours'`),
    });
    await expect(ownUnits.adopt([])).resolves.toBe(1);
    await settler.idle();
    await expect(
      knex('deployments').where({ unit: eu.id }).first(),
    ).resolves.toBeUndefined();
    await expect(deployments(checkout)).resolves.toBe(1);
  });

  it('does not wait for repositories of which nothing is known', async () => {
    const unknown = unitOf('github.com/northwind/new', { lookBackDays: 9 });
    await ownUnits.adopt([unknown]);
    await expect(ownUnits.derived([unknown])).resolves.toBeUndefined();
  });
});
