import { eventTypes, type FollowedEvent } from '@pitstop/plugin-devhose-common';

/** An incident as PagerDuty tells of it: of a service, not of a repository. */
export function paged(
  id: string,
  time: string,
  data: { state: string; resolvedAt?: string; toolServiceId?: string },
): FollowedEvent {
  const subject = `northwind.pagerduty.com/incidents/${id}`;
  const type =
    data.state === 'open'
      ? eventTypes.incidentDetected
      : eventTypes.incidentResolved;
  const source = 'https://northwind.pagerduty.com';
  const envelope = { id: `${id} ${time}`, source, type };
  return {
    sequence: 0,
    index: 0,
    receivedAt: time,
    deliverySource: 'pagerduty',
    event: {
      ...envelope,
      specversion: '1.0',
      subject,
      time,
      datacontenttype: 'application/json',
      data: {
        context: { ...envelope, specversion: '0.5.1', timestamp: time },
        subject: { id: subject, content: {} },
        customData: {
          incident: subject,
          incidentId: id,
          beganAt: '2026-03-02T10:00:00Z',
          toolServiceId: 'PF9KMXH',
          ...data,
        },
      },
    },
  };
}
