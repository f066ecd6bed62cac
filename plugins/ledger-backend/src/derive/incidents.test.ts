import { factsOf, failuresOf, kindsOf } from '../__testUtils__/factsOf';
import { grownStory } from '../__testUtils__/grownStory';
import type { RepositoryStory } from '../__testUtils__/RepositoryStory';

/** m1, m2 and m3, each deployed at 9 on its day. */
function deployed(): RepositoryStory {
  return grownStory()
    .deploy(1, { at: '2026-03-01T09:00:00Z', commit: 'm1' })
    .deploy(2, { at: '2026-03-02T09:00:00Z', commit: 'm2' })
    .deploy(3, { at: '2026-03-03T09:00:00Z', commit: 'm3' });
}

function causesOf(story: RepositoryStory): Array<string | undefined> {
  return factsOf(story.events).incidents.map(
    ({ deploymentId }) => deploymentId,
  );
}

describe('the cause of an incident', () => {
  it('is the latest deployment before it, of the last 24 hours', () => {
    expect(
      causesOf(deployed().incident(1, { at: '2026-03-02T21:00:00Z' })),
    ).toEqual(['2']);
    // One second more than a day after the third.
    expect(
      causesOf(deployed().incident(1, { at: '2026-03-04T09:00:01Z' })),
    ).toEqual([undefined]);
  });

  it('is the deployment in progress when it began', () => {
    const story = deployed()
      .startToDeploy(4, { at: '2026-03-04T08:00:00Z', commit: 'm4' })
      .deploy(4, {
        at: '2026-03-04T08:30:00Z',
        createdAt: '2026-03-03T20:00:00Z',
        commit: 'm4',
      });

    expect(causesOf(story.incident(1, { at: '2026-03-04T08:10:00Z' }))).toEqual(
      ['4'],
    );
    // It had been asked for, but waited for its approval.
    expect(
      causesOf(
        deployed()
          .startToDeploy(4, { at: '2026-03-04T08:00:00Z', commit: 'm4' })
          .deploy(4, {
            at: '2026-03-04T08:30:00Z',
            createdAt: '2026-03-03T20:00:00Z',
            commit: 'm4',
          })
          .incident(1, { at: '2026-03-03T21:00:00Z' }),
      ),
    ).toEqual(['3']);
  });

  it('is, across two deployments in progress, the one that finishes first', () => {
    const story = deployed()
      .deploy(4, {
        at: '2026-03-04T08:40:00Z',
        createdAt: '2026-03-04T08:00:00Z',
        commit: 'm4',
      })
      .deploy(5, {
        at: '2026-03-04T08:30:00Z',
        createdAt: '2026-03-04T08:05:00Z',
        commit: 'm5',
        environment: 'prod-us',
      })
      .incident(1, { at: '2026-03-04T08:10:00Z' });

    expect(causesOf(story)).toEqual(['5']);
  });

  it('is not one in progress that never reached production', () => {
    const story = deployed()
      .failToDeploy(4, {
        at: '2026-03-03T12:30:00Z',
        createdAt: '2026-03-03T12:00:00Z',
        commit: 'm4',
      })
      .incident(1, { at: '2026-03-03T12:10:00Z' });

    expect(causesOf(story)).toEqual(['3']);
  });

  it.each([
    ['a deployment', { deployment: '1' }, '1'],
    ['a commit: the first deployment that contains it', { commit: 'm2' }, '2'],
    ['a deployment nobody knows', { deployment: '99' }, undefined],
    ['a commit that was not deployed', { commit: 'm5' }, undefined],
  ])('is what is written down: %s', (_, cause, expected) => {
    const story = deployed().incident(1, {
      at: '2026-03-03T10:00:00Z',
      cause,
    });

    expect(causesOf(story)).toEqual([expected]);
  });

  it('is none for a component that was never deployed', () => {
    const { events } = grownStory().incident(1, {
      at: '2026-03-03T10:00:00Z',
    });

    expect(factsOf(events)).toMatchObject({
      deployments: [],
      incidents: [{ beganAt: Date.parse('2026-03-03T10:00:00Z') }],
    });
  });
});

describe('an incident', () => {
  it('fails its cause once, however many there are, until the last is resolved', () => {
    const { events } = deployed()
      .incident(1, {
        at: '2026-03-03T12:00:00Z',
        beganAt: '2026-03-03T10:00:00Z',
        resolvedAt: '2026-03-03T12:00:00Z',
      })
      .incident(2, {
        at: '2026-03-03T15:00:00Z',
        beganAt: '2026-03-03T11:00:00Z',
        resolvedAt: '2026-03-03T15:00:00Z',
      });

    // 09:00 to 15:00.
    expect(failuresOf(events)).toEqual({ 3: { incident: 360 } });
  });

  it('counts, not the rollback, for the time to recover', () => {
    const { events } = deployed()
      .incident(1, { at: '2026-03-03T10:00:00Z' })
      .deploy(4, { at: '2026-03-03T10:20:00Z', commit: 'm2' })
      .incident(1, {
        at: '2026-03-03T11:30:00Z',
        beganAt: '2026-03-03T10:00:00Z',
        resolvedAt: '2026-03-03T11:30:00Z',
      });

    expect(failuresOf(events)).toEqual({
      3: { 'incident rolled-back': 150 },
    });
  });

  it('that is open leaves its cause failing', () => {
    const { events } = deployed().incident(1, { at: '2026-03-03T10:00:00Z' });

    expect(failuresOf(events)).toEqual({ 3: { incident: undefined } });
  });

  it('ends with its last close', () => {
    const began = { beganAt: '2026-03-03T10:00:00Z' };
    const reopened = deployed()
      .incident(1, { at: began.beganAt })
      .incident(1, {
        at: '2026-03-03T11:00:00Z',
        resolvedAt: '2026-03-03T11:00:00Z',
        ...began,
      })
      .incident(1, { at: '2026-03-03T12:00:00Z', ...began });
    expect(failuresOf(reopened.events)).toEqual({ 3: { incident: undefined } });

    reopened.incident(1, {
      at: '2026-03-03T14:00:00Z',
      resolvedAt: '2026-03-03T14:00:00Z',
      ...began,
    });
    expect(failuresOf(reopened.events)).toEqual({ 3: { incident: 300 } });
    // Whatever the order in which it was told.
    expect(failuresOf(reopened.events.toReversed())).toEqual({
      3: { incident: 300 },
    });
  });

  it('resolved before it was detected, by the clocks, took no time', () => {
    const { events } = deployed().incident(1, {
      at: '2026-03-03T10:00:00Z',
      beganAt: '2026-03-03T10:00:00Z',
      resolvedAt: '2026-03-03T09:58:00Z',
    });

    // 09:00 to 10:00, when it began.
    expect(failuresOf(events)).toEqual({ 3: { incident: 60 } });
  });

  it('that began and ended during a deployment took no time', () => {
    const { events } = deployed()
      .deploy(4, {
        at: '2026-03-04T09:00:00Z',
        createdAt: '2026-03-04T08:00:00Z',
        commit: 'm4',
      })
      .incident(1, {
        at: '2026-03-04T08:30:00Z',
        beganAt: '2026-03-04T08:10:00Z',
        resolvedAt: '2026-03-04T08:30:00Z',
      });

    expect(failuresOf(events)).toEqual({ 4: { incident: 0 } });
  });

  it('that is taken back was none', () => {
    const story = deployed()
      .incident(1, { at: '2026-03-03T10:00:00Z' })
      .incident(1, { at: '2026-03-03T11:00:00Z', state: 'withdrawn' });

    expect(factsOf(story.events).incidents).toEqual([]);
    expect(failuresOf(story.events)).toEqual({});
  });

  it('that is labelled late is blamed on what ran when it was opened', () => {
    const { events } = deployed()
      .deploy(4, { at: '2026-03-03T20:00:00Z', commit: 'm4' })
      .incident(1, {
        at: '2026-03-04T08:00:00Z',
        beganAt: '2026-03-03T10:00:00Z',
      });

    expect(failuresOf(events)).toEqual({ 3: { incident: undefined } });
  });

  it('that is labelled when it is over counts all the same', () => {
    const { events } = deployed().incident(1, {
      at: '2026-03-05T08:00:00Z',
      beganAt: '2026-03-03T10:00:00Z',
      resolvedAt: '2026-03-03T12:00:00Z',
    });

    // 09:00 to 12:00.
    expect(failuresOf(events)).toEqual({ 3: { incident: 180 } });
  });

  it('whose label is taken away and put back is one', () => {
    const began = { beganAt: '2026-03-03T10:00:00Z' };
    const story = deployed()
      .incident(1, { at: '2026-03-03T10:00:00Z' })
      .incident(1, {
        at: '2026-03-03T11:00:00Z',
        state: 'withdrawn',
        ...began,
      })
      .incident(1, { at: '2026-03-03T12:00:00Z', ...began })
      .incident(1, {
        at: '2026-03-03T13:00:00Z',
        resolvedAt: '2026-03-03T13:00:00Z',
        ...began,
      });

    // 09:00 to 13:00, in whatever order it was told.
    for (const events of [story.events, story.events.toReversed()]) {
      expect(failuresOf(events)).toEqual({ 3: { incident: 240 } });
    }
  });

  it('whose label is taken away when it is over was none', () => {
    const { events } = deployed()
      .incident(1, {
        at: '2026-03-03T12:00:00Z',
        beganAt: '2026-03-03T10:00:00Z',
        resolvedAt: '2026-03-03T12:00:00Z',
      })
      .incident(1, {
        at: '2026-03-03T15:00:00Z',
        state: 'withdrawn',
        beganAt: '2026-03-03T10:00:00Z',
      });

    expect(failuresOf(events)).toEqual({});
  });

  it('makes a hotfix of the deployment that brings work begun after it', () => {
    const story = grownStory({ pullRequests: [4] })
      .deploy(3, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
      .incident(1, { at: '2026-03-03T10:00:00Z' })
      .deploy(4, { at: '2026-03-04T09:00:00Z', commit: 'm4' });
    // Its pull request was opened on March 4th at 07:00.
    expect(kindsOf(story.events)).toEqual({ 3: 'planned', 4: 'hotfix' });

    story.incident(1, {
      at: '2026-03-04T08:30:00Z',
      beganAt: '2026-03-03T10:00:00Z',
      resolvedAt: '2026-03-04T08:30:00Z',
    });
    // Over before it was deployed: not by it.
    expect(kindsOf(story.events)).toEqual({ 3: 'planned', 4: 'planned' });
  });

  it('makes no hotfix of work that was under way before', () => {
    const { events } = grownStory({ pullRequests: [4] })
      .deploy(3, { at: '2026-03-03T09:00:00Z', commit: 'm3' })
      .incident(1, { at: '2026-03-04T07:30:00Z', cause: { deployment: '3' } })
      .deploy(4, { at: '2026-03-04T09:00:00Z', commit: 'm4' });

    expect(kindsOf(events)).toEqual({ 3: 'planned', 4: 'planned' });
  });
});
