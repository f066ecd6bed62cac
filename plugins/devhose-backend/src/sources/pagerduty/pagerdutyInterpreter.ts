import {
  customEventType,
  eventTypes,
  type IncidentData,
} from '@pitstop/plugin-devhose-common';
import {
  addressId,
  createInterpreter,
  readPayload,
  serviceId,
  UnreadableError,
  type EventDraft,
  type Fields,
  type Person,
} from '@pitstop/plugin-devhose-node';

/** CDEvents wants one and PagerDuty has none: nobody is paged for anything else. */
const environment = 'production';

const tool = 'pagerduty';

/**
 * Reads CDEvents from PagerDuty's webhooks.
 *
 * @see https://developer.pagerduty.com/docs/webhooks-overview#event-types
 */
export const pagerdutyInterpreter = createInterpreter({
  version: 2,
  provider: tool,
  read({ body, headers }) {
    const event = readPayload(body, headers).object('event');
    const [subject, action] = splitType(event.string('event_type'));
    switch (subject) {
      case 'incident':
        return [readIncidentEvent(event, action)];
      case 'service':
        return [readServiceEvent(event, action)];
      default:
        return [];
    }
  },
});

function splitType(type: string): [subject: string, action: string] {
  const dot = type.indexOf('.');
  if (!/^[a-z]+\.[a-z][a-z_.]*$/.test(type)) {
    throw new UnreadableError('event.event_type is not subject and action');
  }
  return [type.slice(0, dot), type.slice(dot + 1)];
}

function readIncidentEvent(event: Fields, action: string): EventDraft {
  const happenedAt = event.instant('occurred_at');
  const data = event.object('data');
  // Of notes, responders and updates the incident is told beside.
  const incident = data.optionalObject('incident') ?? data;
  const uri = incident.uri('html_url');
  const id = addressId(uri) ?? uri;
  const service = data.optionalObject('service');
  const name = service && serviceId(service.optionalString('summary') ?? '');
  const beganAt = data.optionalInstant('created_at') ?? happenedAt;
  const resolved = action === 'resolved';
  const customData: IncidentData = {
    incident: id,
    incidentId: incident.string('id'),
    state: resolved ? 'resolved' : 'open',
    beganAt,
    resolvedAt: resolved ? happenedAt : undefined,
    uri,
    action,
    service: name,
    toolServiceId: service?.optionalString('id'),
    urgency: data.optionalString('urgency'),
    priority: data.optionalObject('priority')?.optionalString('summary'),
  };
  return {
    type: typeOf(action),
    happenedAt,
    source: uri.replace(/(\/\/[^/]+)\/.*$/, '$1'),
    subject: id,
    content: {
      environment: { id: environment },
      ...(name && { service: { id: name } }),
    },
    customData,
    person: readAgent(event),
  };
}

function typeOf(action: string): string {
  switch (action) {
    case 'triggered':
      return eventTypes.incidentDetected;
    case 'resolved':
      return eventTypes.incidentResolved;
    default:
      return customEventType({ tool, subject: 'incident', predicate: action });
  }
}

function readServiceEvent(event: Fields, action: string): EventDraft {
  const service = event.object('data');
  const uri = service.uri('html_url');
  return {
    type: customEventType({ tool, subject: 'service', predicate: action }),
    happenedAt: event.instant('occurred_at'),
    source: uri.replace(/(\/\/[^/]+)\/.*$/, '$1'),
    subject: addressId(uri) ?? uri,
    content: {},
    customData: {
      service: serviceId(service.optionalString('summary') ?? ''),
      uri,
      action,
    },
    person: readAgent(event),
  };
}

/** Integrations and automations are agents too, and nobody. */
function readAgent(event: Fields): Person | undefined {
  const agent = event.optionalObject('agent');
  return (
    agent && {
      id: agent.string('id'),
      bot: agent.optionalString('type') !== 'user_reference',
    }
  );
}
