import { factsOf, kindsOf } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';

/** A default branch that grew to m5, a commit a day from March 1st. */
function grown(): RepositoryStory {
  const story = RepositoryStory.create();
  for (const day of [1, 2, 3, 4, 5]) {
    story.push({
      at: `2026-03-0${day}T08:00:00Z`,
      before: `m${day - 1}`,
      after: `m${day}`,
      commits: [`m${day}`],
    });
  }
  return story;
}

describe('the kind of a deployment', () => {
  it('is planned, the first one too', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' });

    expect(kindsOf(story.events)).toEqual({ 1: 'planned', 2: 'planned' });
  });

  it('is redeploy for the commit that runs', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm1' });

    expect(kindsOf(story.events)).toEqual({ 1: 'planned', 2: 'redeploy' });
  });

  it('is rollback for what was deployed first before the running one, and planned when it goes forward again', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-02T10:00:00Z', commit: 'm1' })
      .deploy(4, { at: '2026-03-02T11:00:00Z', commit: 'm2' })
      .deploy(5, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
      .deploy(6, { at: '2026-03-03T10:00:00Z', commit: 'm1' });

    expect(kindsOf(story.events)).toEqual({
      1: 'planned',
      2: 'planned',
      3: 'rollback',
      4: 'planned',
      5: 'planned',
      6: 'rollback',
    });
  });

  it('is rollback for an ancestor that was never deployed before', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
      .deploy(2, { at: '2026-03-03T10:00:00Z', commit: 'm2' });

    expect(kindsOf(story.events)).toEqual({ 1: 'planned', 2: 'rollback' });
  });

  it('is rollback when the tool says so, whatever the commit', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, {
        at: '2026-03-02T09:00:00Z',
        commit: 'm2',
        task: 'rollback',
      });

    expect(kindsOf(story.events)).toEqual({ 1: 'planned', 2: 'rollback' });
  });

  it('follows from what runs when it finishes, not from when it was asked for', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, {
        at: '2026-03-03T12:00:00Z',
        createdAt: '2026-03-02T09:00:00Z',
        commit: 'm2',
      })
      .deploy(3, {
        at: '2026-03-03T09:30:00Z',
        createdAt: '2026-03-03T09:00:00Z',
        commit: 'm3',
      });

    // m2 was overtaken by m3: when it finishes, it takes m3 back.
    expect(kindsOf(story.events)).toEqual({
      1: 'planned',
      2: 'rollback',
      3: 'planned',
    });
  });

  it('is failed for an attempt that did not succeed, and replaces nothing', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .failToDeploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-02T10:00:00Z', commit: 'm2' });

    expect(kindsOf(story.events)).toEqual({
      1: 'planned',
      2: 'failed',
      3: 'planned',
    });
  });

  it('is what the last status of a deployment says', () => {
    const retried = grown()
      .failToDeploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(1, { at: '2026-03-01T10:00:00Z', commit: 'm1' });
    expect(factsOf(retried.events).deployments).toMatchObject([
      { kind: 'planned', finishedAt: Date.parse('2026-03-01T10:00:00Z') },
    ]);

    const brokenLater = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .failToDeploy(1, { at: '2026-03-01T10:00:00Z', commit: 'm1' });
    expect(kindsOf(brokenLater.events)).toEqual({ 1: 'failed' });
  });

  it('is planned for a commit that no push has shown', () => {
    const story = grown()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'elsewhere' });

    expect(kindsOf(story.events)).toEqual({ 1: 'planned', 2: 'planned' });
  });

  describe('is hotfix', () => {
    function fixed(change: object, at = '2026-03-03T09:00:00Z') {
      return grown()
        .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
        .merge(7, { at: '2026-03-03T08:00:00Z', mergeCommit: 'm3', ...change })
        .deploy(2, { at, commit: 'm3' }).events;
    }

    it('when it carries a change with the label', () => {
      expect(kindsOf(fixed({ labels: ['Hotfix'] }))[2]).toBe('hotfix');
    });

    it('when it carries a change from a branch of that name', () => {
      expect(kindsOf(fixed({ headBranch: 'hotfix/tax' }))[2]).toBe('hotfix');
    });

    it('not when what it may fix is older than a week', () => {
      const events = fixed({ labels: ['hotfix'] }, '2026-03-09T09:00:01Z');
      expect(kindsOf(events)[2]).toBe('planned');
    });

    it('not when nothing was deployed before it', () => {
      const [, ...withoutBase] = fixed({ labels: ['hotfix'] }).filter(
        ({ event }) => !event.type.includes('branch'),
      );
      expect(kindsOf(withoutBase)).toEqual({ 2: 'planned' });
    });
  });
});

describe('production', () => {
  it.each([
    ['production', undefined, true],
    ['Prod', undefined, true],
    ['PROD-eu-west', false, true],
    ['live-1', undefined, true],
    ['whatever', true, true],
    ['staging', undefined, false],
    ['preprod', undefined, false],
    ['production_test', undefined, false],
    ['delivery', undefined, false],
  ])('%s with the flag %s: %s', (environment, production, counts) => {
    const story = grown().deploy(1, {
      at: '2026-03-01T09:00:00Z',
      commit: 'm1',
      environment,
      production,
    });

    expect(factsOf(story.events).deployments).toHaveLength(counts ? 1 : 0);
  });

  it('is worked out per environment, and a change counts at its first', () => {
    const story = grown()
      .deploy(1, {
        at: '2026-03-01T09:00:00Z',
        commit: 'm1',
        environment: 'prod-eu',
      })
      .deploy(2, {
        at: '2026-03-01T10:00:00Z',
        commit: 'm1',
        environment: 'prod-us',
      })
      .deploy(3, {
        at: '2026-03-02T10:00:00Z',
        commit: 'm2',
        environment: 'Prod-EU',
      })
      .deploy(4, {
        at: '2026-03-02T09:00:00Z',
        commit: 'm2',
        environment: 'prod-us',
      });

    expect(kindsOf(story.events)).toEqual({
      1: 'planned',
      2: 'planned',
      3: 'planned',
      4: 'planned',
    });
    const [first, second] = factsOf(story.events).changes;
    expect(first.deployedAt).toBe(Date.parse('2026-03-01T09:00:00Z'));
    expect(second.deployedAt).toBe(Date.parse('2026-03-02T09:00:00Z'));
  });

  it('knows no staging: a change is undeployed until production has it', () => {
    const story = grown().deploy(1, {
      at: '2026-03-01T09:00:00Z',
      commit: 'm1',
      environment: 'staging',
    });

    const { changes, firstDeployedAt } = factsOf(story.events);
    expect(changes.every(change => change.deployedAt === undefined)).toBe(true);
    expect(firstDeployedAt).toBeUndefined();
  });
});

describe('the first known deployment', () => {
  const story = () =>
    RepositoryStory.create()
      .push({
        at: '2026-01-01T08:00:00Z',
        before: 'm0',
        after: 'm1',
        commits: ['m1'],
      })
      .push({
        at: '2026-02-01T08:00:00Z',
        before: 'm1',
        after: 'm2',
        commits: ['m2'],
      })
      .push({
        at: '2026-02-20T08:00:00Z',
        before: 'm2',
        after: 'm3',
        commits: ['m3'],
      });

  it('takes the changes of the last 30 days; older ones are presumed there', () => {
    const { events } = story().deploy(1, {
      at: '2026-02-10T08:00:00Z',
      commit: 'm2',
    });

    expect(factsOf(events).changes).toMatchObject([
      { change: 'commit/m1', presumedDeployed: true },
      {
        change: 'commit/m2',
        presumedDeployed: false,
        deployedAt: Date.parse('2026-02-10T08:00:00Z'),
      },
      { change: 'commit/m3', presumedDeployed: false },
    ]);
    expect(factsOf(events).changes[0].deployedAt).toBeUndefined();
  });

  it('of a commit that no push has shown carries nothing, and is no base', () => {
    const { events } = story()
      .deploy(1, { at: '2026-01-02T08:00:00Z', commit: 'before-the-log' })
      .deploy(2, { at: '2026-02-22T08:00:00Z', commit: 'm3' });

    expect(
      factsOf(events).changes.map(change => [
        change.change,
        change.deployedAt !== undefined,
      ]),
    ).toEqual([
      ['commit/m1', false],
      ['commit/m2', true],
      ['commit/m3', true],
    ]);
  });
});
