import { eventTypes, type EventType } from '@pitstop/plugin-devhose-common';
import {
  createEventValidation,
  hasCdeventsSchemas,
} from '../../../__testUtils__/eventValidation';
import {
  change,
  eventOf,
  example,
} from '../../../__testUtils__/interpretGithub';

const incident = [{ name: 'bug' }, { name: 'Incident' }];

function issue(action: string, changes: object = {}) {
  return change(example('issues', 'opened'), {
    action,
    issue: { labels: incident, closed_at: null, body: '', ...changes },
  });
}

describe('an issue', () => {
  it('without the label is a ticket and no incident', () => {
    expect(eventOf('issues', example('issues', 'opened')).event.type).toBe(
      eventTypes.ticketCreated,
    );
  });

  it.each<[string, object, EventType, string]>([
    ['opened', {}, eventTypes.incidentDetected, 'open'],
    ['labeled', {}, eventTypes.incidentReported, 'open'],
    [
      'closed',
      { state: 'closed', closed_at: '2019-05-15T17:00:00Z' },
      eventTypes.incidentResolved,
      'resolved',
    ],
    ['reopened', {}, eventTypes.incidentDetected, 'open'],
    [
      // Somebody says afterwards what it was.
      'labeled',
      { state: 'closed', closed_at: '2019-05-15T17:00:00Z' },
      eventTypes.incidentReported,
      'resolved',
    ],
    // Of its other label.
    ['unlabeled', {}, eventTypes.incidentReported, 'open'],
    ['deleted', {}, eventTypes.incidentWithdrawn, 'withdrawn'],
  ])('with the label, %s, is told', (action, changes, type, state) => {
    const { event } = eventOf('issues', issue(action, changes));

    expect(event.type).toBe(type);
    expect(event.subject).toBe('github.com/codertocat/hello-world/issues/1');
    expect(event.data.customData).toMatchObject({
      incident: 'github.com/Codertocat/Hello-World/issues/1',
      state,
      beganAt: '2019-05-15T15:20:18.000Z',
      labels: ['bug', 'Incident'],
    });
    if (hasCdeventsSchemas) {
      createEventValidation()(JSON.parse(JSON.stringify(event)));
    }
  });

  it('without the label says what caused it, for who takes it for an incident', () => {
    const payload = issue('labeled', {
      labels: [{ name: 'outage' }],
      body: 'Caused by: 6113728f27ae',
    });
    expect(eventOf('issues', payload).event.data.customData).toMatchObject({
      labels: ['outage'],
      cause: { commit: '6113728f27ae' },
    });
  });

  it('that loses the label is withdrawn', () => {
    const payload = change(example('issues', 'labeled'), {
      action: 'unlabeled',
      label: { name: 'incident' },
    });
    expect(eventOf('issues', payload).event.type).toBe(
      eventTypes.incidentWithdrawn,
    );
  });

  it.each([
    ['Caused by: 6113728f27ae', { commit: '6113728f27ae' }],
    ['**Root cause:** deployment 4711', { deployment: '4711' }],
    [
      'We saw errors.\r\n- caused by: https://github.com/a/b/deployments/17\r\n',
      { deployment: '17' },
    ],
    [
      'Root cause: see https://github.com/a/b/actions/runs/99/job/1',
      { run: '99' },
    ],
    [
      'Caused by: https://github.com/a/b/commit/6113728F27AE',
      { commit: '6113728f27ae' },
    ],
    ['Caused by: nobody knows', undefined],
    ['It was not caused by 6113728f27ae', undefined],
  ])('says what caused it: %s', (body, cause) => {
    const { event } = eventOf('issues', issue('opened', { body }));

    expect(event.data.customData).toHaveProperty('cause', cause);
    expect(JSON.stringify(event)).not.toContain('nobody');
  });
});
