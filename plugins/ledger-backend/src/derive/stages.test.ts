import { changeOf, hoursOf } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';

const push = {
  at: '2026-03-02T08:30:00Z',
  branch: 'branch-7',
  after: 'head-7',
} as const;

/** Work on pull request 7 begins on March 2nd at 8. */
function begun(): RepositoryStory {
  return RepositoryStory.create().push({
    ...push,
    commits: [['head-7', '2026-03-02T08:00:00Z']],
  });
}

/** Merged on March 2nd at 18, deployed at 20. */
function finish(story: RepositoryStory, change: object = {}) {
  story
    .push({
      at: '2026-03-02T18:00:00Z',
      before: 'm0',
      after: 'm1',
      commits: ['m1'],
    })
    .merge(7, {
      at: '2026-03-02T18:00:00Z',
      mergeCommit: 'm1',
      draft: false,
      ...change,
    })
    .deploy(1, { at: '2026-03-02T20:00:00Z', commit: 'm1' });
  return changeOf(story.events, 'pull/7');
}

describe('stages', () => {
  it('a draft is coding, and only reviews after it count', () => {
    const story = begun()
      .open(7, { at: '2026-03-02T09:00:00Z', draft: true })
      .review(7, { at: '2026-03-02T10:00:00Z', by: 'grace' })
      .pullRequest(7, {
        at: '2026-03-02T12:00:00Z',
        action: 'ready_for_review',
        draft: false,
      })
      .review(7, { at: '2026-03-02T15:00:00Z', by: 'edsger' });

    expect(hoursOf(finish(story))).toEqual({
      coding: 4,
      pickup: 3,
      review: 3,
      deploy: 2,
    });
  });

  it('a draft whose beginning was not seen is known from the end of it', () => {
    const story = begun().pullRequest(7, {
      at: '2026-03-02T12:00:00Z',
      openedAt: '2026-03-02T09:00:00Z',
      action: 'ready_for_review',
    });

    expect(hoursOf(finish(story))).toMatchObject({ coding: 4, pickup: 6 });
  });

  it('made a draft again, a pull request stays opened', () => {
    const story = begun()
      .open(7, { at: '2026-03-02T09:00:00Z' })
      .pullRequest(7, {
        at: '2026-03-02T10:00:00Z',
        action: 'converted_to_draft',
        draft: true,
      })
      .pullRequest(7, {
        at: '2026-03-02T12:00:00Z',
        action: 'ready_for_review',
        draft: false,
      });

    // That it was opened ready is what counts, not the second time.
    expect(hoursOf(finish(story))).toMatchObject({ coding: 1, pickup: 9 });
  });

  it('bots and the author pick nothing up', () => {
    const story = begun()
      .open(7, { at: '2026-03-02T09:00:00Z', by: 'ada' })
      .review(7, { at: '2026-03-02T09:01:00Z', byBot: true })
      .review(7, { at: '2026-03-02T10:00:00Z', byAuthor: true, by: 'ada' })
      .review(7, { at: '2026-03-02T13:00:00Z', by: 'grace' });

    const change = finish(story);
    expect(hoursOf(change)).toMatchObject({ pickup: 4, review: 5 });
    expect(change.contributors).toEqual(['ada', 'grace']);
  });

  it('a change that nobody reviewed spent its time in pickup', () => {
    const story = begun().open(7, { at: '2026-03-02T09:00:00Z' });

    expect(hoursOf(finish(story))).toEqual({
      coding: 1,
      pickup: 9,
      review: 0,
      deploy: 2,
    });
  });

  it('a review after the merge is none', () => {
    const story = begun()
      .open(7, { at: '2026-03-02T09:00:00Z' })
      .review(7, { at: '2026-03-02T19:00:00Z', by: 'grace' });

    expect(hoursOf(finish(story))).toMatchObject({ pickup: 9, review: 0 });
  });

  it('points out of order are clipped, and still sum to the lead time', () => {
    const story = begun()
      // Opened before the first commit of what was merged.
      .open(7, { at: '2026-03-02T07:00:00Z' })
      .review(7, { at: '2026-03-02T07:30:00Z', by: 'grace' });
    const change = finish(story);

    expect(hoursOf(change)).toEqual({
      coding: 0,
      pickup: 0,
      review: 10,
      deploy: 2,
    });
    expect(change.leadTimeMilliseconds).toBe(12 * 3_600_000);
  });
});

describe('the first commit', () => {
  const opened = { at: '2026-03-02T10:00:00Z' };

  function codingHours(story: RepositoryStory, change: object = {}) {
    return hoursOf(finish(story, change))?.coding;
  }

  it('is the earliest authored, not the first in the list', () => {
    const story = RepositoryStory.create()
      .push({
        ...push,
        commits: [
          ['c2', '2026-03-02T08:00:00Z'],
          ['head-7', '2026-03-02T06:00:00Z'],
        ],
      })
      .open(7, opened);

    expect(codingHours(story, { commits: 2 })).toBe(4);
  });

  it('comes from all pushes to the branch', () => {
    const story = RepositoryStory.create()
      .push({ ...push, after: 'c1', commits: [['c1', '2026-03-01T10:00:00Z']] })
      .push({
        ...push,
        before: 'c1',
        commits: [['head-7', '2026-03-02T08:00:00Z']],
      })
      .open(7, opened);

    expect(codingHours(story, { commits: 2 })).toBe(24);
  });

  it('leaves out what a push by force replaced', () => {
    const story = RepositoryStory.create()
      .push({ ...push, after: 'c1', commits: [['c1', '2026-03-01T10:00:00Z']] })
      .push({
        ...push,
        at: '2026-03-02T08:40:00Z',
        before: 'c1',
        forced: true,
        commits: [['head-7', '2026-03-02T08:00:00Z']],
      })
      .open(7, opened);

    expect(codingHours(story, { commits: 1 })).toBe(2);
    expect(codingHours(story, { commits: undefined })).toBe(2);
  });

  it('keeps what a push by force left as it was', () => {
    const story = RepositoryStory.create()
      .push({
        ...push,
        after: 'c2',
        commits: [
          ['c1', '2026-03-01T10:00:00Z'],
          ['c2', '2026-03-02T07:00:00Z'],
        ],
      })
      // The second of two commits is amended, twice.
      .push({
        ...push,
        at: '2026-03-02T08:40:00Z',
        before: 'c2',
        after: 'c2-amended',
        forced: true,
        commits: [['c2-amended', '2026-03-02T07:00:00Z']],
      })
      .push({
        ...push,
        at: '2026-03-02T08:50:00Z',
        before: 'c2-amended',
        forced: true,
        commits: [['head-7', '2026-03-02T07:00:00Z']],
      })
      .open(7, opened);

    expect(codingHours(story, { commits: 2 })).toBe(24);
  });

  it('is not one of an earlier pull request from a branch of the same name', () => {
    const story = RepositoryStory.create()
      .push({
        ...push,
        after: 'old',
        commits: [['old', '2026-02-01T08:00:00Z']],
      })
      .push({
        ...push,
        before: 'old',
        commits: [['head-7', '2026-03-02T08:00:00Z']],
      })
      .open(7, opened);

    expect(codingHours(story, { commits: 1 })).toBe(2);
  });

  it('is not one that came in from the default branch', () => {
    const story = RepositoryStory.create().push({
      ...push,
      commits: [['head-7', '2026-03-02T08:00:00Z']],
    });
    const [{ event }] = story.events;
    const { commits } = event.data.customData as {
      commits: Array<{ id: string; authoredAt: string; distinct: boolean }>;
    };
    commits.unshift({
      id: 'from-main',
      authoredAt: '2026-02-01T08:00:00Z',
      distinct: false,
    });
    story.open(7, opened);

    expect(codingHours(story)).toBe(2);
  });

  it.each([
    ['from a fork', { fork: true }],
    ['whose pushes were never seen', { headCommit: 'unseen' }],
  ])('of a pull request %s is when it was opened', (_, change) => {
    const story = begun().open(7, { ...opened, ...change });

    expect(codingHours(story)).toBe(0);
    expect(finish(story).leadTimeMilliseconds).toBe(10 * 3_600_000);
  });
});
