import { kindsOf, failuresOf } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';

describe('a failed deployment', () => {
  it('is the one that a rollback replaces, until the rollback finished', () => {
    const { events } = grownStory()
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-02T09:45:00Z', commit: 'm1' })
      .deploy(4, { at: '2026-03-03T09:00:00Z', commit: 'm3' });

    // 09:00 to 09:45.
    expect(failuresOf(events)).toEqual({ 2: { 'rolled-back': 45 } });
  });

  it('is the one before a hotfix by mark, if that is fresh', () => {
    const { events } = grownStory({ hotfix: [3, 5] })
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-03T11:00:00Z', commit: 'm3' })
      // Eight days later, what ran for so long is not mended by it.
      .deploy(4, { at: '2026-03-11T12:00:00Z', commit: 'm5' });

    expect(kindsOf(events)).toEqual({
      1: 'planned',
      2: 'planned',
      3: 'hotfix',
      4: 'planned',
    });
    // March 2nd 09:00 to March 3rd 11:00: 26 hours.
    expect(failuresOf(events)).toEqual({ 2: { hotfixed: 26 * 60 } });
  });

  it('is the one that first carried what a revert takes back, not the one before', () => {
    const { events } = grownStory()
      .push({
        at: '2026-03-06T08:00:00Z',
        before: 'm5',
        after: 'm6',
        commits: [['m6', '2026-03-06T08:00:00Z', { commit: 'm2' }]],
      })
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-05T09:00:00Z', commit: 'm5' })
      .deploy(4, { at: '2026-03-06T09:00:00Z', commit: 'm6' });

    expect(kindsOf(events)).toMatchObject({ 3: 'planned', 4: 'hotfix' });
    // Four days.
    expect(failuresOf(events)).toEqual({ 2: { hotfixed: 4 * 24 * 60 } });
  });

  it('is none when what is taken back was never deployed without it', () => {
    const { events } = grownStory()
      .push({
        at: '2026-03-06T08:00:00Z',
        before: 'm5',
        after: 'm6',
        commits: [['m6', '2026-03-06T08:00:00Z', { commit: 'm5' }]],
      })
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-06T09:00:00Z', commit: 'm6' });

    expect(kindsOf(events)).toEqual({ 1: 'planned', 2: 'planned' });
    expect(failuresOf(events)).toEqual({});
  });

  it('is found by the number of a reverted pull request', () => {
    const { events } = grownStory({ pullRequests: [2, 3] })
      .pullRequest(3, {
        at: '2026-03-03T08:00:01Z',
        reverts: { number: 2 },
      })
      .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
      .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(3, { at: '2026-03-03T09:00:00Z', commit: 'm3' });

    expect(kindsOf(events)).toMatchObject({ 3: 'hotfix' });
    expect(failuresOf(events)).toEqual({ 2: { hotfixed: 24 * 60 } });
  });

  it('fails in its own environment only', () => {
    const { events } = grownStory()
      .deploy(1, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
      .deploy(2, {
        at: '2026-03-02T09:10:00Z',
        commit: 'm2',
        environment: 'prod-us',
      })
      .deploy(3, { at: '2026-03-02T10:00:00Z', commit: 'm1' });

    expect(failuresOf(events)).toEqual({ 1: { 'rolled-back': 60 } });
  });
});

describe('the jobs of one pipeline run', () => {
  it('are one deployment, which finishes with the last of them', () => {
    const { events } = grownStory()
      .deploy(11, {
        at: '2026-03-01T09:00:00Z',
        commit: 'm1',
        run: '7',
        job: 'eu',
      })
      .deploy(12, {
        at: '2026-03-01T09:30:00Z',
        commit: 'm1',
        run: '7',
        job: 'us',
      })
      .deploy(13, {
        at: '2026-03-02T09:00:00Z',
        commit: 'm1',
        run: '8',
        job: 'eu',
      });

    expect(kindsOf(events)).toEqual({ 11: 'planned', 13: 'redeploy' });
  });

  it('reach production when all of them do, each at its last try', () => {
    const { events } = grownStory()
      .deploy(11, {
        at: '2026-03-01T09:00:00Z',
        commit: 'm1',
        run: '7',
        job: 'eu',
      })
      .failToDeploy(12, {
        at: '2026-03-01T09:10:00Z',
        commit: 'm1',
        run: '7',
        job: 'us',
      });
    expect(kindsOf(events)).toEqual({ 11: 'failed' });

    events.push(
      ...grownStory()
        .deploy(13, {
          at: '2026-03-01T09:40:00Z',
          commit: 'm1',
          run: '7',
          job: 'us',
        })
        .events.slice(-1),
    );
    expect(kindsOf(events)).toEqual({ 11: 'planned' });
  });
});
