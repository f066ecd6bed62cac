import { createHmac } from 'node:crypto';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import created from './__fixtures__/created.json';
import statusChanged from './__fixtures__/statusChanged.json';
import { jiraInterpreter } from './jiraInterpreter';
import { JiraSource } from './JiraSource';

/*
 * Real ones, kept by Zulip for its tests: issue_created.json and
 * issue_updated__status.json (zulip/zulip, zerver/webhooks/jira/fixtures,
 * Apache-2.0), without the fields that hold nothing.
 */
const deliveryOf = (payload: { webhookEvent: string }) => ({
  eventName: payload.webhookEvent,
  payload,
});
const done = {
  ...statusChanged,
  issue: {
    ...statusChanged.issue,
    fields: {
      ...statusChanged.issue.fields,
      resolution: { name: 'Fixed' },
      resolutiondate: '2017-01-30T18:32:14.716+0100',
      status: { name: 'Closed', statusCategory: { key: 'done' } },
    },
  },
};
const incident = {
  ...done,
  issue: {
    ...done.issue,
    fields: {
      ...done.issue.fields,
      issuetype: { name: '[System] Incident' },
      components: [{ name: 'Checkout API' }],
      description: 'It is down.\n\nCaused by: 2f1c9a7e0b',
    },
  },
};
const openIncident = {
  ...statusChanged,
  issue: {
    ...statusChanged.issue,
    fields: { ...statusChanged.issue.fields, labels: ['Incident'] },
  },
};
const published = [created, statusChanged].map(deliveryOf);

describe('the interpreter of Jira', () => {
  it.each(
    interpreterPromises(jiraInterpreter, {
      published: [
        ...published,
        deliveryOf(done),
        deliveryOf(incident),
        deliveryOf(openIncident),
      ],
      nobody: [
        'lfranchi',
        'othello',
        'kolaszek',
        'James Williams',
        'New bug with hook',
        'Fix That',
        'It is down',
      ],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it.each([
    [
      'Incident: https://github.com/acme/shop/issues/7',
      'github.com/acme/shop/issues/7',
    ],
    [
      'See https://acme.pagerduty.com/incidents/Q1AB2 please',
      'acme.pagerduty.com/incidents/Q1AB2',
    ],
    [
      'incident: [https://acme.eu.pagerduty.com/incidents/Q1]',
      'acme.eu.pagerduty.com/incidents/Q1',
    ],
    ['Like the incident of https://acme.example/7', undefined],
  ])(
    'joins a ticket with the incident that it is about: %s',
    (description, name) => {
      const { issue } = statusChanged;
      const ticket = {
        ...statusChanged,
        issue: { ...issue, fields: { ...issue.fields, description } },
      };
      const [{ event }] = eventsOf(jiraInterpreter, deliveryOf(ticket));
      const told = JSON.stringify(event.data.customData);
      expect(/"incident":"([^"]+)"/.exec(told)?.[1]).toBe(name);
    },
  );

  it('tells of a ticket without telling its words or who wrote it', () => {
    const [{ event }] = eventsOf(jiraInterpreter, published[0]);
    expect(event).toMatchObject({
      type: eventTypes.ticketCreated,
      source: 'http://example.com:8080',
      subject: 'example.com:8080/browse/BUG-15',
      time: '2013-03-27T16:53:58.369Z',
    });
    expect(event.data.subject.content).toEqual({
      summary: 'BUG-15',
      creator: 'withheld',
      ticketType: 'Bug',
      priority: 'Major',
      labels: [],
      uri: 'http://example.com:8080/browse/BUG-15',
    });
  });

  it('closes a ticket only when it moves to a status that means done', () => {
    const typesOf = (payload: typeof done | typeof statusChanged) =>
      eventsOf(jiraInterpreter, deliveryOf(payload)).map(
        ({ event }) => event.type,
      );
    expect(typesOf(statusChanged)).toEqual([eventTypes.ticketUpdated]);
    expect(typesOf(done)).toEqual([eventTypes.ticketClosed]);
    expect(typesOf({ ...done, changelog: { id: '1', items: [] } })).toEqual([
      eventTypes.ticketUpdated,
    ]);
  });

  it('tells of an incident what it was caused by', () => {
    const [ticket, { event }] = eventsOf(jiraInterpreter, deliveryOf(incident));
    expect(ticket.event.type).toBe(eventTypes.ticketClosed);
    expect(event.type).toBe(eventTypes.incidentResolved);
    expect(event.data.customData).toMatchObject({
      incidentId: 'TEST-1',
      service: 'checkout-api',
      state: 'resolved',
      beganAt: '2017-01-30T17:30:41.962Z',
      resolvedAt: '2017-01-30T17:32:14.716Z',
      cause: { commit: '2f1c9a7e0b' },
    });
  });

  it('takes a ticket with the label for an incident, as long as it is open', () => {
    const [, { event }] = eventsOf(jiraInterpreter, deliveryOf(openIncident));
    expect(event).toMatchObject({
      type: eventTypes.incidentReported,
      data: {
        subject: {
          content: { ticketURI: 'https://zulipp.atlassian.net/browse/TEST-1' },
        },
        customData: { state: 'open' },
      },
    });
  });

  it('has no words for comments and worklogs', () => {
    expect(() =>
      eventsOf(
        jiraInterpreter,
        deliveryOf({ webhookEvent: 'comment_created' }),
      ),
    ).toThrow('not-interpreted');
  });
});

describe('a webhook of Jira', () => {
  const source = JiraSource.create({
    key: 'devhose.sources.jira.secrets',
    secrets: ['mine'],
    allowUnsigned: false,
  });

  // The example of Atlassian's page on webhooks: its secret, payload and signature.
  it('is verified as Atlassian documents it', () => {
    const documented = JiraSource.create({
      key: 'k',
      secrets: ["It's a Secret to Everybody"],
      allowUnsigned: false,
    });
    const verdictOf = (text: string) =>
      documented.verify(Buffer.from(text), {
        'x-hub-signature':
          'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9',
      }).verdict;
    expect(verdictOf('Hello World!')).toBe('genuine');
    expect(verdictOf('Hello World?')).toBe('forged');
  });

  const idOf = (payload: unknown, headers = {}) =>
    source.deliveryId(Buffer.from(JSON.stringify(payload)), headers);

  it('is known by what happened, whichever webhook tells it, else by its own id', () => {
    const headers = { 'x-atlassian-webhook-identifier': 'abc-1' };
    expect(idOf(created, headers)).toBe(idOf(created));
    expect(idOf(created)).toMatch(/^[\w.:-]+\/issues\/10400\/created$/);
    expect(idOf(statusChanged, headers)).toMatch(
      /\/issues\/10000\/changes\/10000$/,
    );
    const deleted = { ...created, webhookEvent: 'jira:issue_deleted' };
    expect(idOf(deleted, headers)).toBe('abc-1');
    const { changelog, ...commented } = statusChanged;
    expect(idOf(commented, headers)).toBe('abc-1');
  });

  it('is the same one when it is repeated', () => {
    const body = Buffer.from(JSON.stringify(created));
    const headers = { 'x-atlassian-webhook-identifier': 'abc-1' };
    expect(source.deliveryId(body, headers)).toBe(
      source.deliveryId(body, headers),
    );
    expect(source.deliveryId(body, {})).toBe(source.deliveryId(body, {}));
    expect(source.eventName(body, headers)).toBe('jira:issue_created');
    expect(
      source.verify(body, {
        'x-hub-signature': `sha256=${createHmac('sha256', 'mine')
          .update(body)
          .digest('hex')}`,
      }).verdict,
    ).toBe('genuine');
  });
});
