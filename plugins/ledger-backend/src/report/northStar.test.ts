import { countStories } from '../__testUtils__/countStories';
import { grownStory } from '../__testUtils__/grownStory';
import { checkout } from '../__testUtils__/reportOn';
import { FactsMemory } from '../facts';
import { rules } from '../__testUtils__/factsOf';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { addAnnotation } from '../store/annotations';
import { NorthStarReporter } from './NorthStarReporter';

const scope = {
  entityRef: 'group:default/northwind',
  kind: 'organization' as const,
  components: 4,
  linkedComponents: 2,
  units: [checkout],
  repositories: [checkout],
  componentsOfUnit: new Map([[checkout, ['component:a', 'component:b']]]),
  parts: [
    { entityRef: 'group:default/spain', components: 1, units: [] },
    {
      entityRef: 'group:default/germany',
      components: 3,
      units: [checkout],
      componentsOfUnit: new Map([[checkout, ['component:a', 'component:b']]]),
    },
  ],
};

describe('the North Star', () => {
  it('counts successful deployments per ISO week since the first, with what drives them', async () => {
    const knex = await ledgerDatabase();
    await countStories(
      knex,
      grownStory()
        // Sunday of week 53, which belongs to 2026.
        .deploy(1, { at: '2027-01-03T23:00:00Z', commit: 'm1' })
        .deploy(2, { at: '2027-01-04T09:00:00Z', commit: 'm2' })
        .deploy(3, { at: '2027-01-05T09:00:00Z', commit: 'm3' })
        // Goes back: delivers nothing.
        .deploy(4, { at: '2027-01-05T10:00:00Z', commit: 'm2' })
        .build(1, {
          at: '2027-01-04T08:00:00Z',
          outcome: 'success',
          seconds: 90,
        }),
    );
    await addAnnotation(knex, scope.entityRef, {
      date: '2027-01-04',
      text: 'Onboarded Spain',
    });
    const reporter = NorthStarReporter.create({
      knex,
      config: { timeZone: 'UTC', minimumContributors: 3, rules },
      facts: FactsMemory.create(),
    });

    const report = await reporter.report(
      scope,
      {},
      new Date('2027-02-03T12:00:00Z'),
    );

    expect(
      report.weeks.map(({ week, deployments, incomplete, inputs }) => [
        week,
        deployments,
        incomplete,
        inputs.deployedComponents,
      ]),
    ).toEqual([
      ['2026-W53', 1, false, 2],
      ['2027-W01', 2, false, 2],
      ['2027-W02', 0, false, 2],
      ['2027-W03', 0, false, 2],
      ['2027-W04', 0, false, 2],
      // Nothing in the last four weeks.
      ['2027-W05', 0, true, 0],
    ]);
    expect(report.weeks[1].inputs).toMatchObject({
      buildMedianSeconds: 90,
      buildSuccessRate: 1,
    });
    expect(report.contributions).toEqual([
      {
        entityRef: 'group:default/germany',
        deployments: 3,
        weekly: [1, 2, 0, 0, 0, 0],
        adoption: { deployed: 0, components: 3, rate: 0 },
      },
      {
        entityRef: 'group:default/spain',
        deployments: 0,
        weekly: [0, 0, 0, 0, 0, 0],
        adoption: { deployed: 0, components: 1, rate: 0 },
      },
    ]);
    expect(report.adoption).toEqual({ deployed: 0, components: 4, rate: 0 });

    // Four weeks are four weeks, also on the first day of one that is running.
    const monday = await reporter.report(
      scope,
      {},
      new Date('2027-02-01T06:00:00Z'),
    );
    expect(monday.weeks.at(-1)?.inputs.deployedComponents).toBe(2);
    expect(monday.adoption.deployed).toBe(2);

    // Three weeks earlier, the deployments of January 5th were not four weeks ago.
    const earlier = await reporter.report(
      scope,
      { to: '2027-01-11' },
      new Date('2027-02-03T12:00:00Z'),
    );
    expect(earlier.adoption).toEqual({ deployed: 2, components: 4, rate: 0.5 });
    expect(
      earlier.contributions.map(({ adoption }) => adoption?.deployed),
    ).toEqual([2, 0]);

    // To another environment nothing was ever deployed: no data, not zero.
    const elsewhere = await reporter.report(
      { ...scope, filter: { environment: 'live' } },
      {},
      new Date('2027-02-03T12:00:00Z'),
    );
    expect(elsewhere.weeks.map(({ deployments }) => deployments)).toEqual(
      elsewhere.weeks.map(() => undefined),
    );
    const here = await reporter.report(
      { ...scope, filter: { environment: 'Production' } },
      {},
      new Date('2027-02-03T12:00:00Z'),
    );
    expect(here.weeks).toEqual(report.weeks);

    expect(report.annotations).toEqual([
      { id: '1', date: '2027-01-04', text: 'Onboarded Spain' },
    ]);
  });
});
