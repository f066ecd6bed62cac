import { createHmac } from 'node:crypto';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import {
  eventsOf,
  interpreterPromises,
} from '../../__testUtils__/interpreterPromises';
import incident from './__fixtures__/incident.json';
import note from './__fixtures__/note.json';
import service from './__fixtures__/service.json';
import { pagerdutyInterpreter } from './pagerdutyInterpreter';
import { PagerdutySource } from './PagerdutySource';

/*
 * As PagerDuty documents them (PagerDuty/developer-docs, docs/webhooks/01-Overview.md):
 * the events of one example, with each of the types that its data is documented for.
 */
const withType = (event_type: string, data: object = incident.event.data) => ({
  eventName: event_type,
  payload: { event: { ...incident.event, event_type, data } },
});
const triggered = withType('incident.triggered');
const resolved = withType('incident.resolved');
const published = [
  triggered,
  resolved,
  withType('incident.priority_updated'),
  withType('incident.acknowledged'),
  withType('incident.reopened'),
  withType('incident.annotated', note),
  { eventName: 'service.updated', payload: service },
];

describe('the interpreter of PagerDuty', () => {
  it.each(
    interpreterPromises(pagerdutyInterpreter, {
      published,
      nobody: ['Tenex', 'User 123', 'bump in the road', 'sure am glad'],
    }),
  )('%s', (_, keep) => expect(keep).not.toThrow());

  it('tells when an incident began, of which service, and when it was over', () => {
    const [began] = eventsOf(pagerdutyInterpreter, triggered);
    const [ended] = eventsOf(pagerdutyInterpreter, resolved);
    expect(began.event).toMatchObject({
      type: eventTypes.incidentDetected,
      subject: 'acme.pagerduty.com/incidents/PGR0VU2',
      source: 'https://acme.pagerduty.com',
    });
    expect(began.event.data.subject.content).toEqual({
      environment: { id: 'production' },
      service: { id: 'api-service' },
    });
    expect(began.event.data.customData).toMatchObject({
      incident: 'acme.pagerduty.com/incidents/PGR0VU2',
      service: 'api-service',
      toolServiceId: 'PF9KMXH',
      state: 'open',
      beganAt: '2020-04-09T15:16:27.000Z',
      urgency: 'high',
      priority: 'P1',
    });
    expect(ended.event).toMatchObject({
      type: eventTypes.incidentResolved,
      subject: began.event.subject,
      time: '2020-10-02T18:45:22.169Z',
    });
    expect(ended.event.data.customData).toMatchObject({
      state: 'resolved',
      resolvedAt: '2020-10-02T18:45:22.169Z',
    });
  });

  it('has custom events for what CDEvents has no word for', () => {
    const types = published.map(
      payload => eventsOf(pagerdutyInterpreter, payload)[0].event.type,
    );
    expect(types).toEqual([
      eventTypes.incidentDetected,
      eventTypes.incidentResolved,
      'dev.cdeventsx.pagerduty-incident.priorityUpdated.0.1.0',
      'dev.cdeventsx.pagerduty-incident.acknowledged.0.1.0',
      'dev.cdeventsx.pagerduty-incident.reopened.0.1.0',
      'dev.cdeventsx.pagerduty-incident.annotated.0.1.0',
      'dev.cdeventsx.pagerduty-service.updated.0.1.0',
    ]);
  });

  it('has no words for a ping', () => {
    expect(() =>
      eventsOf(pagerdutyInterpreter, withType('pagey.ping')),
    ).toThrow('not-interpreted');
  });
});

describe('a webhook of PagerDuty', () => {
  const source = PagerdutySource.create({
    key: 'devhose.sources.pagerduty.secrets',
    secrets: ['mine'],
    allowUnsigned: false,
  });
  const body = Buffer.from(JSON.stringify(incident));
  const hmac = (secret: string) =>
    `v1=${createHmac('sha256', secret).update(body).digest('hex')}`;

  it('may be signed with several secrets, one of which is ours', () => {
    const verdictOf = (signature: string) =>
      source.verify(body, { 'x-pagerduty-signature': signature }).verdict;
    expect(verdictOf(`${hmac('other')},${hmac('mine')}`)).toBe('genuine');
    expect(verdictOf(hmac('other'))).toBe('forged');
  });

  it('has the id of its event, whichever subscription sends it', () => {
    expect(source.deliveryId(body, { 'x-webhook-id': 'one' })).toBe(
      '5ac64822-4adc-4fda-ade0-410becf0de4f',
    );
    expect(source.eventName(body, {})).toBe('incident.priority_updated');
    expect(source.eventName(Buffer.from('?'), {})).toBe('unknown');
  });
});
