import { factsOf } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import type { Place } from './DerivationRules';
import { unitOf, type OwnRules } from './Unit';

const repository = 'github.com/northwind/shop';

const cart: Place = {
  names: ['cart'],
  directories: ['libraries/money', 'services/cart'],
};
const search: Place = { names: ['search'], directories: ['services/search'] };

/** The default branch grows to m5, a commit a day at 08:00 from March 1st. */
function shop(): RepositoryStory {
  const story = RepositoryStory.create(repository);
  const touched = [
    ['services/cart/index.ts'],
    ['services/search/index.ts', 'services/search-docs/index.md'],
    ['libraries/money/index.ts', 'README.md'],
    ['services/search/index.ts'],
    ['README.md', 'services/searching.md'],
  ];
  for (const [index, paths] of touched.entries()) {
    story.push({
      at: `2026-03-0${index + 1}T08:00:00Z`,
      before: `m${index}`,
      after: `m${index + 1}`,
      commits: [{ id: `m${index + 1}`, paths }],
    });
  }
  return story;
}

function factsAt(place: Place, story: RepositoryStory, rules: OwnRules = {}) {
  return factsOf(
    story.events,
    unitOf(repository, { ...rules, place }),
    [cart, search].filter(each => each !== place),
  );
}

function kindsAt(place: Place, story: RepositoryStory) {
  return Object.fromEntries(
    factsAt(place, story).deployments.map(({ deploymentId, kind }) => [
      deploymentId,
      kind,
    ]),
  );
}

describe('of a repository with several components', () => {
  it('a deployment is of those to whom it brings something, or from whom it takes something back', () => {
    const story = shop()
      // m1: the cart.
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      // m2: the search.
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      // m3 and m4: both.
      .deploy(3, { at: '2026-03-04T09:00:00Z', commit: 'm4' })
      // m5: nobody.
      .deploy(4, { at: '2026-03-05T09:00:00Z', commit: 'm5' })
      // The same again: nobody.
      .deploy(5, { at: '2026-03-05T09:30:00Z', commit: 'm5' })
      // Takes m3 and m4 back: both.
      .deploy(6, { at: '2026-03-05T10:00:00Z', commit: 'm2' })
      // Forward to m3: the cart. And to m4: the search.
      .deploy(7, { at: '2026-03-05T11:00:00Z', commit: 'm3' })
      .deploy(8, { at: '2026-03-05T12:00:00Z', commit: 'm4' });

    expect(kindsAt(cart, story)).toEqual({
      1: 'planned',
      3: 'planned',
      6: 'rollback',
      7: 'planned',
    });
    expect(kindsAt(search, story)).toEqual({
      2: 'planned',
      3: 'planned',
      6: 'rollback',
      8: 'planned',
    });
    // Who asks for the whole repository sees all of them.
    expect(factsOf(story.events, unitOf(repository)).deployments).toHaveLength(
      8,
    );
  });

  it('a change is of those whose files it touches, and deployed with them', () => {
    const story = shop()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-04T10:00:00Z', commit: 'm4' });

    const changesAt = (place: Place) =>
      factsAt(place, story).changes.map(
        ({ change, deploymentId, leadTimeMilliseconds = NaN }) => [
          change,
          deploymentId,
          leadTimeMilliseconds / 3_600_000,
        ],
      );
    // Pushed on the 3rd at 08:00, deployed on the 4th at 10:00.
    expect(changesAt(cart)).toEqual([
      ['commit/m1', '1', 1],
      ['commit/m3', '2', 26],
    ]);
    // Pushed on the 2nd and on the 4th at 08:00.
    expect(changesAt(search)).toEqual([
      ['commit/m2', '2', 50],
      ['commit/m4', '2', 2],
    ]);
  });

  it('a change that does not tell its files may be of all of them', () => {
    const story = RepositoryStory.create(repository)
      .push({
        at: '2026-03-01T08:00:00Z',
        before: 'm0',
        after: 'm1',
        commits: ['m1'],
      })
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' });

    expect(kindsAt(cart, story)).toEqual({ 1: 'planned' });
    expect(kindsAt(search, story)).toEqual({ 1: 'planned' });
  });

  it.each<[string, object]>([
    ['its environment', { environment: 'production-search' }],
    ['its task', { task: 'deploy:search' }],
    ['its payload', { component: 'Search' }],
  ])(
    'a deployment is of the one that %s names, whatever it brings',
    (_, names) => {
      const story = shop()
        .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
        .deploy(2, { at: '2026-03-03T09:00:00Z', commit: 'm3', ...names });

      expect(kindsAt(cart, story)).toEqual({ 1: 'planned' });
      expect(kindsAt(search, story)).toEqual({ 2: 'planned' });
    },
  );

  it('a name within a longer one is not meant', () => {
    const api: Place = { names: ['cart-api'], directories: ['services/api'] };
    const story = shop().deploy(1, {
      at: '2026-03-01T09:00:00Z',
      commit: 'm1',
      environment: 'production-cart-api',
    });
    const at = (place: Place) =>
      factsOf(
        story.events,
        unitOf(repository, { place }),
        [cart, api].filter(each => each !== place),
      ).deployments.length;

    expect(at(cart)).toBe(0);
    expect(at(api)).toBe(1);
  });

  it('an attempt that failed is of those to whom it would have brought something', () => {
    const story = shop()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .failToDeploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-02T10:00:00Z', commit: 'm2' })
      .failToDeploy(4, { at: '2026-03-03T09:00:00Z', commit: 'm3' });

    expect(kindsAt(cart, story)).toEqual({ 1: 'planned', 4: 'failed' });
    expect(kindsAt(search, story)).toEqual({ 2: 'failed', 3: 'planned' });
  });

  it('an incident is of the one that a label names, else of those whose deployment caused it', () => {
    const story = shop()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      // An hour after the search was deployed.
      .incident(1, { at: '2026-03-02T10:00:00Z' })
      // The cart was deployed 25 hours before: not within the look-back.
      .incident(2, { at: '2026-03-02T10:00:00Z', labels: ['component:cart'] })
      .incident(3, {
        at: '2026-03-02T10:00:00Z',
        labels: ['Cart'],
        cause: { deployment: '1' },
      })
      // Nobody knows whose: everybody's.
      .incident(4, { at: '2026-03-09T10:00:00Z' });

    const incidentsAt = (place: Place) =>
      Object.fromEntries(
        factsAt(place, story).incidents.map(({ incident, deploymentId }) => [
          incident.split('/').at(-1),
          deploymentId,
        ]),
      );
    expect(incidentsAt(cart)).toEqual({ 2: undefined, 3: '1', 4: undefined });
    expect(incidentsAt(search)).toEqual({ 1: '2', 4: undefined });
  });
});

describe('a component may say', () => {
  it('which labels its incidents have', () => {
    const story = shop()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .incident(1, { at: '2026-03-01T10:00:00Z', labels: ['Severe'] })
      .incident(2, { at: '2026-03-01T10:00:00Z', labels: ['minor'] });

    const { incidents } = factsOf(
      story.events,
      unitOf(repository, { incidentMarks: ['label severe'] }),
    );
    expect(incidents).toMatchObject([{ deploymentId: '1' }]);
  });

  it('how hotfixes are marked, in place of the installation', () => {
    const story = shop();
    for (const [number, told] of [
      [2, { labels: ['Urgent'] }],
      [3, { headBranch: 'rescue/bob/checkout' }],
      [4, { labels: ['hotfix'], headBranch: 'rescued' }],
    ] as const) {
      const at = `2026-03-0${number}T08:00:00Z`;
      story
        .open(number, {
          at,
          ...told,
          labels: [...('labels' in told ? told.labels : [])],
        })
        .merge(number, { at, mergeCommit: `m${number}` });
    }
    for (const number of [1, 2, 3, 4]) {
      story.deploy(number, {
        at: `2026-03-0${number}T09:00:00Z`,
        commit: `m${number}`,
      });
    }
    const kinds = (rules: OwnRules) =>
      factsOf(story.events, unitOf(repository, rules)).deployments.map(
        ({ kind }) => kind,
      );

    expect(kinds({})).toEqual(['planned', 'planned', 'planned', 'hotfix']);
    expect(kinds({ hotfixMarks: ['label urgent', 'branch rescue/'] })).toEqual([
      'planned',
      'hotfix',
      'hotfix',
      'planned',
    ]);
  });

  it('which files say nothing about the size of a change', () => {
    const story = RepositoryStory.create(repository);
    const touched = [
      ['package-lock.json', 'package.json'],
      ['source/index.ts'],
      ['generated/deep/client.ts'],
    ];
    for (const [index, paths] of touched.entries()) {
      const number = index + 1;
      const at = `2026-03-0${number}T08:00:00Z`;
      story
        .open(number, { at, additions: 900, deletions: 100 })
        .merge(number, { at, mergeCommit: `m${number}` })
        .push({
          at,
          before: `m${index}`,
          after: `m${number}`,
          commits: [{ id: `m${number}`, paths }],
        });
    }
    const lines = (ignoredPaths: string[]) =>
      factsOf(story.events, unitOf(repository, { ignoredPaths })).changes.map(
        change => change.lines,
      );

    expect(lines([])).toEqual([1000, 1000, 1000]);
    expect(lines(['package-lock.json', 'generated/'])).toEqual([
      undefined,
      1000,
      undefined,
    ]);
    expect(lines(['**/*.ts'])).toEqual([1000, undefined, undefined]);
  });
});
