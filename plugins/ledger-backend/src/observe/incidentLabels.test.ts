import { rules as usual } from '../__testUtils__/factsOf';
import { RepositoryStory } from '../__testUtils__/RepositoryStory';
import type { LedgerRules } from '../readLedgerConfig';
import { joinObservations } from './Observations';
import { observedEventTypes, readEvent } from './readEvent';

const rules: LedgerRules = { ...usual, incidentLabels: ['outage', 'sev-1'] };

/** At ten o'clock, and so on. */
const at = (hour: number) => `2026-03-03T${hour}:00:00Z`;
const opened = at(10);

/** What is known in the end, in whatever order it was told. */
function endOf(story: RepositoryStory, told = rules) {
  const observed = story.events.flatMap(event => readEvent(event, told) ?? []);
  const [incidents, others] = [observed, observed.toReversed()].map(each =>
    joinObservations(each).incidents.toSorted((one, other) =>
      one.incident < other.incident ? -1 : 1,
    ),
  );
  expect(others).toEqual(incidents);
  return incidents.map(({ state, beganAt, resolvedAt }) => ({
    state,
    beganAt: new Date(beganAt).getUTCHours(),
    resolvedAt: resolvedAt && new Date(resolvedAt).getUTCHours(),
  }));
}

const ticket = (number: number) => {
  const story = RepositoryStory.create();
  const tell = (hour: number, labels: string[], more: object = {}) => {
    story.ticket(number, {
      at: at(hour),
      createdAt: opened,
      labels,
      ...more,
    });
    return { story, tell };
  };
  return tell(10, ['bug'], { action: 'opened' });
};

describe('an issue, where incidents have labels of their own', () => {
  it('is one from when it was opened, whenever it is labelled', () => {
    expect(endOf(ticket(1).story)).toEqual([]);
    expect(endOf(ticket(1).tell(12, ['bug', 'Outage']).story)).toEqual([
      { state: 'open', beganAt: 10 },
    ]);
  });

  it('is none without the label, and is one again with it', () => {
    const issue = ticket(1).tell(12, ['SEV-1']).tell(13, ['bug']);
    expect(endOf(issue.story)).toEqual([{ state: 'withdrawn', beganAt: 10 }]);
    expect(endOf(issue.tell(14, ['sev-1']).story)).toEqual([
      { state: 'open', beganAt: 10 },
    ]);
  });

  it('ends with its last close', () => {
    const issue = ticket(1)
      .tell(12, ['outage'])
      .tell(13, ['outage'], { action: 'closed', closedAt: at(13) });
    expect(endOf(issue.story)).toEqual([
      { state: 'resolved', beganAt: 10, resolvedAt: 13 },
    ]);
    issue.tell(14, ['outage'], { action: 'reopened' });
    expect(endOf(issue.story)).toEqual([{ state: 'open', beganAt: 10 }]);
    issue.tell(15, ['outage'], { action: 'closed', closedAt: at(15) });
    expect(endOf(issue.story)).toEqual([
      { state: 'resolved', beganAt: 10, resolvedAt: 15 },
    ]);
  });

  it('is none when it is deleted', () => {
    const issue = ticket(1)
      .tell(12, ['outage'])
      .tell(13, ['outage'], { action: 'deleted' });
    expect(endOf(issue.story)).toEqual([{ state: 'withdrawn', beganAt: 10 }]);
  });

  it('with the usual label only is none, and what tools tell is one', () => {
    const story = RepositoryStory.create()
      .incident(1, { at: opened, labels: ['incident'] })
      .incident(2, { at: opened, labels: ['incident', 'outage'] })
      .incident(3, { at: opened });
    expect(endOf(story).map(({ state }) => state)).toEqual([
      'withdrawn',
      'open',
      'open',
    ]);
    expect(endOf(story, usual).map(({ state }) => state)).toEqual([
      'open',
      'open',
      'open',
    ]);
  });

  it('that loses the usual label and keeps its own stays one', () => {
    const story = RepositoryStory.create()
      .incident(1, { at: opened, labels: ['incident', 'outage'] })
      .incident(1, {
        at: at(12),
        beganAt: opened,
        labels: ['outage'],
        state: 'withdrawn',
        action: 'unlabeled',
      });
    expect(endOf(story)).toEqual([{ state: 'open', beganAt: 10 }]);
    expect(endOf(story, usual)).toEqual([{ state: 'withdrawn', beganAt: 10 }]);
  });
});

it('other issues are not even followed where the label is the usual one', () => {
  const tickets = (told: LedgerRules) =>
    observedEventTypes(told).filter(type => type.includes('ticket'));
  expect(tickets(usual)).toEqual([]);
  expect(tickets(rules)).toHaveLength(5);
  expect(endOf(ticket(1).tell(12, ['incident']).story, usual)).toEqual([]);
});
