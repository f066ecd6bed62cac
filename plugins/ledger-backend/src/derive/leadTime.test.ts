import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import { changeOf, factsOf, hoursOf } from '../__testUtils__/factsOf';

const hour = 3_600_000;

/** A repository whose first deployment is past, so that look-back plays no role. */
function running(): RepositoryStory {
  return RepositoryStory.create()
    .push({
      at: '2026-03-01T08:00:00Z',
      before: 'm0',
      after: 'm1',
      commits: ['m1'],
    })
    .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' });
}

describe('lead time of a change', () => {
  it('goes from the first commit to the end of the first deployment, in four stages', () => {
    const story = running()
      .push({
        at: '2026-03-02T12:00:00Z',
        branch: 'branch-7',
        after: 'head-7',
        commits: [
          ['c1', '2026-03-02T08:00:00Z'],
          ['head-7', '2026-03-02T11:00:00Z'],
        ],
      })
      .open(7, { at: '2026-03-02T13:00:00Z', by: 'ada', commits: 2 })
      .review(7, { at: '2026-03-02T16:00:00Z', by: 'grace' })
      .review(7, { at: '2026-03-02T19:00:00Z', by: 'edsger' })
      .push({
        at: '2026-03-03T10:00:00Z',
        before: 'm1',
        after: 'm2',
        commits: ['m2'],
      })
      .merge(7, { at: '2026-03-03T10:00:00Z', mergeCommit: 'm2', by: 'ada' })
      .deploy(2, { at: '2026-03-03T10:30:00Z', commit: 'm2' });

    const change = changeOf(story.events, 'pull/7');
    expect(change.leadTimeMilliseconds).toBe(26.5 * hour);
    expect(hoursOf(change)).toEqual({
      coding: 5,
      pickup: 3,
      review: 18,
      deploy: 0.5,
    });
    expect(change.contributors).toEqual(['ada', 'edsger', 'grace']);
  });

  it.each([
    ['squashed', [['m2', '2026-03-03T10:00:00Z']]],
    [
      'rebased',
      [
        ['r1', '2026-03-02T08:00:00Z'],
        ['m2', '2026-03-02T11:00:00Z'],
      ],
    ],
    [
      'merged',
      [
        ['c1', '2026-03-02T08:00:00Z'],
        ['head-7', '2026-03-02T11:00:00Z'],
        ['m2', '2026-03-03T10:00:00Z'],
      ],
    ],
  ] satisfies Array<[string, Array<[string, string]>]>)(
    'is the same whether the pull request is %s',
    (_, commits) => {
      const story = running()
        .push({
          at: '2026-03-02T12:00:00Z',
          branch: 'branch-7',
          after: 'head-7',
          commits: [
            ['c1', '2026-03-02T08:00:00Z'],
            ['head-7', '2026-03-02T11:00:00Z'],
          ],
        })
        .open(7, { at: '2026-03-02T13:00:00Z', commits: 2 })
        .push({
          at: '2026-03-03T10:00:00Z',
          before: 'm1',
          after: 'm2',
          commits,
        })
        .merge(7, { at: '2026-03-03T10:00:00Z', mergeCommit: 'm2' })
        .deploy(2, { at: '2026-03-03T12:00:00Z', commit: 'm2' });

      const { changes } = factsOf(story.events);
      expect(changes.map(({ change }) => change)).toEqual([
        'commit/m1',
        'pull/7',
      ]);
      expect(changes[1].leadTimeMilliseconds).toBe(28 * hour);
    },
  );

  it('of several changes in one deployment ends with it for each', () => {
    const story = running();
    for (const [number, day] of [
      [7, '02'],
      [8, '03'],
      [9, '04'],
    ] as const) {
      story
        .open(number, { at: `2026-03-${day}T08:00:00Z`, fork: true })
        .push({
          at: `2026-03-${day}T10:00:00Z`,
          before: `m${number - 6}`,
          after: `m${number - 5}`,
          commits: [`m${number - 5}`],
        })
        .merge(number, {
          at: `2026-03-${day}T10:00:00Z`,
          mergeCommit: `m${number - 5}`,
        });
    }
    story
      .deploy(2, { at: '2026-03-04T08:00:00Z', commit: 'm3' })
      .deploy(3, { at: '2026-03-04T12:00:00Z', commit: 'm4' });

    const leadHours = [7, 8, 9].map(
      number =>
        (changeOf(story.events, `pull/${number}`).leadTimeMilliseconds ?? NaN) /
        hour,
    );
    expect(leadHours).toEqual([48, 24, 4]);
  });

  it('ends with the first of several deployments that contain the change', () => {
    const story = running()
      .push({
        at: '2026-03-02T10:00:00Z',
        before: 'm1',
        after: 'm2',
        commits: [['m2', '2026-03-02T09:00:00Z']],
      })
      .deploy(2, { at: '2026-03-02T11:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-03T11:00:00Z', commit: 'm1' })
      .deploy(4, { at: '2026-03-04T11:00:00Z', commit: 'm2' });

    const { leadTimeMilliseconds } = changeOf(story.events, 'commit/m2');
    expect(leadTimeMilliseconds).toBe(2 * hour);
  });

  it('of a commit without a pull request is coding until it is pushed', () => {
    const story = running()
      .push({
        at: '2026-03-02T10:00:00Z',
        before: 'm1',
        after: 'm2',
        commits: [['m2', '2026-03-02T07:00:00Z']],
        by: 'ada',
      })
      .deploy(2, { at: '2026-03-02T11:00:00Z', commit: 'm2' });

    const change = changeOf(story.events, 'commit/m2');
    expect(hoursOf(change)).toEqual({
      coding: 3,
      pickup: 0,
      review: 0,
      deploy: 1,
    });
    expect(change.contributors).toEqual(['ada']);
  });

  it('of commits pushed together ends where each was deployed', () => {
    const story = running()
      .push({
        at: '2026-03-02T10:00:00Z',
        before: 'm1',
        after: 'm3',
        commits: ['m2', 'm3'],
      })
      .deploy(2, { at: '2026-03-02T11:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-02T14:00:00Z', commit: 'm3' });

    expect(changeOf(story.events, 'commit/m2').deployedAt).toBe(
      Date.parse('2026-03-02T11:00:00Z'),
    );
    expect(changeOf(story.events, 'commit/m3').deployedAt).toBe(
      Date.parse('2026-03-02T14:00:00Z'),
    );
  });

  it.each([
    ['in the same second', '2026-03-02T10:00:00Z', '2026-03-02T10:00:00Z'],
    ['with clocks in disorder', '2026-03-02T10:00:09Z', '2026-03-02T10:00:00Z'],
  ])('of commits pushed %s goes by the order of git', (_, first, second) => {
    const story = running()
      .push({ at: second, before: 'z2', after: 'a3', commits: ['a3'] })
      .push({ at: first, before: 'm1', after: 'z2', commits: ['z2'] })
      .deploy(2, { at: '2026-03-02T11:00:00Z', commit: 'z2' })
      .deploy(3, { at: '2026-03-02T12:00:00Z', commit: 'a3' });

    expect(changeOf(story.events, 'commit/z2').deployedAt).toBe(
      Date.parse('2026-03-02T11:00:00Z'),
    );
    expect(changeOf(story.events, 'commit/a3').deployedAt).toBe(
      Date.parse('2026-03-02T12:00:00Z'),
    );
  });

  it('is negative, and has no stages, where clocks disagree', () => {
    const story = running()
      .push({
        at: '2026-03-02T10:00:00Z',
        before: 'm1',
        after: 'm2',
        commits: [['m2', '2026-03-02T12:00:00Z']],
      })
      .deploy(2, { at: '2026-03-02T11:00:00Z', commit: 'm2' });

    const change = changeOf(story.events, 'commit/m2');
    expect(change.leadTimeMilliseconds).toBe(-1 * hour);
    expect(change.stageMilliseconds).toBeUndefined();
  });

  it('has no pull request merged into another branch than the default', () => {
    const story = running()
      .open(7, { at: '2026-03-02T08:00:00Z', baseBranch: 'develop' })
      .merge(7, { at: '2026-03-02T09:00:00Z', mergeCommit: 'd1' });

    expect(factsOf(story.events).changes.map(({ change }) => change)).toEqual([
      'commit/m1',
    ]);
  });

  it('does not count what a repository began with', () => {
    const story = RepositoryStory.create()
      .push({ at: '2026-03-01T08:00:00Z', after: 'm2', commits: ['m1', 'm2'] })
      .push({
        at: '2026-03-02T08:00:00Z',
        before: 'm2',
        after: 'm3',
        commits: ['m3'],
      });

    expect(factsOf(story.events).changes.map(({ change }) => change)).toEqual([
      'commit/m3',
    ]);
  });

  it('is known when the push that landed the pull request was never seen', () => {
    const story = running()
      .open(7, { at: '2026-03-02T08:00:00Z', fork: true })
      .merge(7, { at: '2026-03-02T09:00:00Z', mergeCommit: 'm2' })
      .deploy(2, { at: '2026-03-02T10:00:00Z', commit: 'm2' });

    expect(changeOf(story.events, 'pull/7').leadTimeMilliseconds).toBe(
      2 * hour,
    );
  });
});
