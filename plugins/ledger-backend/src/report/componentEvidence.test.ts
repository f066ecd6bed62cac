import type {
  EvidenceMetric,
  EvidencePage,
} from '@pitstop/plugin-ledger-common';
import type { Knex } from 'knex';
import { countStories } from '../__testUtils__/countStories';
import { rules } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import { listEvidence } from '../__testUtils__/listEvidence';
import { checkout, scopeOf } from '../__testUtils__/reportOn';
import { ledgerDatabase } from '../__testUtils__/testDatabase';
import { FactsMemory } from '../facts';
import type { Scope } from '../scope';
import { NorthStarReporter } from './NorthStarReporter';
import type { EvidenceQuestion, EvidenceStretch } from './readEvidence';
import { createWindow } from './Window';

const search = 'github.com/northwind/search';
const fresh = 'github.com/northwind/fresh';

const [cart, till] = ['component:default/cart', 'component:default/till'];
const [finder, newcomer, homeless] = [
  'component:default/finder',
  'component:default/newcomer',
  'component:default/homeless',
];

/** Two components in one repository, two by themselves, and one in none. */
const scope: Scope = {
  ...scopeOf([checkout, search, fresh]),
  components: 5,
  linkedComponents: 4,
  componentsOfUnit: new Map([
    [checkout, [cart, till]],
    [search, [finder]],
    [fresh, [newcomer]],
  ]),
  unlinkedComponents: [homeless],
};

/** A Wednesday: the four weeks up to it begin on March 11th at noon. */
const now = new Date('2026-04-08T12:00:00Z');

/** Up to the end of the running week. */
const window = createWindow({
  from: '2026-03-01',
  to: '2026-04-13',
  granularity: 'week',
  timeZone: 'UTC',
});

describe('the components behind adoption', () => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await ledgerDatabase();
    await countStories(
      knex,
      grownStory({ pullRequests: [3], repository: checkout })
        .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm1' })
        .deploy(2, { at: '2026-03-12T09:00:00Z', commit: 'm2' })
        // Did not reach production.
        .failToDeploy(3, { at: '2026-04-01T09:00:00Z', commit: 'm3' }),
      grownStory({ repository: search }).deploy(1, {
        // Two hours before the four weeks began.
        at: '2026-03-11T10:00:00Z',
        commit: 'm1',
      }),
    );
  });

  const list = (
    metric: EvidenceMetric,
    asked: Partial<EvidenceQuestion> = {},
    stretch: EvidenceStretch = { limit: 10 },
  ) => listEvidence(knex, { metric, scope, window, now, ...asked }, stretch);

  const northStar = () =>
    NorthStarReporter.create({
      knex,
      config: { timeZone: 'UTC', minimumContributors: 3, rules },
      facts: FactsMemory.create(),
    }).report(scope, { from: '2026-03-01', to: '2026-04-13' }, now);

  /** Of each item, what is told of it first. */
  const named = ({ items }: EvidencePage) =>
    items.map(item =>
      item.type === 'component' ? item.entityRef : `${item.repository}`,
    );

  it('are all components, with the last deployment of each and the events behind it', async () => {
    const { items } = await list('adoption');
    const deployed = {
      type: 'component',
      repository: checkout,
      deployedLately: true,
      deployedAt: '2026-03-12T09:00:00+00:00',
      environment: 'production',
      subjects: [`${checkout}/deployments/2`],
    };
    expect(items).toEqual([
      { ...deployed, entityRef: till },
      { ...deployed, entityRef: cart },
      {
        type: 'component',
        entityRef: finder,
        repository: search,
        deployedLately: false,
        deployedAt: '2026-03-11T10:00:00+00:00',
        environment: 'production',
        subjects: [`${search}/deployments/1`],
      },
      {
        type: 'component',
        entityRef: newcomer,
        repository: fresh,
        deployedLately: false,
        subjects: [],
      },
      {
        type: 'component',
        entityRef: homeless,
        deployedLately: false,
        subjects: [],
      },
    ]);
  });

  it('are as many as the numbers say', async () => {
    const { adoption, weeks } = await northStar();
    expect(adoption).toEqual({ deployed: 2, components: 5, rate: 0.4 });
    const { items } = await list('adoption');
    expect(items).toHaveLength(adoption.components);
    expect(
      items.filter(item => item.type === 'component' && item.deployedLately),
    ).toHaveLength(adoption.deployed);

    const whole = weeks.filter(({ incomplete }) => !incomplete);
    const counted = await Promise.all(
      whole.map(async ({ start: from, end: to }) => {
        const asked = {
          window: createWindow({
            from,
            to,
            granularity: 'week',
            timeZone: 'UTC',
          }),
        };
        const deployed = await list('deployed-components', asked);
        const active = await list('active-repositories', asked);
        return {
          deployedComponents: deployed.items.length,
          activeRepositories: active.items.length,
        };
      }),
    );
    expect(counted).toEqual(whole.map(({ inputs }) => inputs));
    // Numbers of nothing would prove nothing.
    expect(weeks.map(({ inputs }) => inputs.deployedComponents)).toContain(3);
    expect(weeks.map(({ inputs }) => inputs.activeRepositories)).toContain(2);
  });

  it('begin with those that wait longest, when asked so, page by page', async () => {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await list(
        'adoption',
        {},
        {
          order: 'longest',
          limit: 2,
          cursor,
        },
      );
      pages.push(named(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(pages).toEqual([[newcomer, homeless], [finder, till], [cart]]);

    cursor = undefined;
    const newest: string[] = [];
    do {
      const page: EvidencePage = await list(
        'adoption',
        {},
        { limit: 1, cursor },
      );
      newest.push(...named(page));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(newest).toEqual([till, cart, finder, newcomer, homeless]);
  });

  it('are those of an environment, where one is asked for', async () => {
    const { items } = await list('deployed-components', {
      scope: { ...scope, filter: { environment: 'live' } },
    });
    expect(items).toEqual([]);
  });

  it('are left out where whoever asks may not see them, and counted', async () => {
    const asking = (...visible: string[]) => ({
      visibleComponents: async () => new Set(visible),
    });
    const adoption = await list('adoption', asking(cart, homeless));
    expect(named(adoption)).toEqual([cart, homeless]);
    expect(adoption.leftOut).toBe(3);

    // Of those left out, one was deployed.
    const deployed = await list('deployed-components', asking(cart, homeless));
    expect(named(deployed)).toEqual([cart]);
    expect(deployed.leftOut).toBe(1);

    // The repository of one that is seen is seen, without its neighbour.
    const active = await list('active-repositories', asking(cart));
    expect(active.items).toMatchObject([
      { repository: checkout, components: [cart] },
    ]);
    expect(active.leftOut).toBe(1);
    expect(JSON.stringify([adoption, deployed, active])).not.toMatch(
      /till|finder|search/,
    );
  });

  it('do not tell in a cursor whom one may not see', async () => {
    const page = await list(
      'adoption',
      { visibleComponents: async () => new Set([cart, finder]) },
      { limit: 1 },
    );
    const cursor = Buffer.from(page.nextCursor ?? '', 'base64url').toString();
    expect(cursor).toContain(cart);
    expect(cursor).not.toContain(till);
  });

  it('are told with their repositories, where changes were merged, and without these', async () => {
    await expect(list('active-repositories')).resolves.toEqual({
      items: [
        {
          type: 'repository',
          repository: search,
          mergedOn: '2026-03-05T00:00:00+00:00',
          components: [finder],
          subjects: [],
        },
        {
          type: 'repository',
          repository: checkout,
          mergedOn: '2026-03-05T00:00:00+00:00',
          components: [cart, till],
          subjects: [],
        },
      ],
    });
  });
});
