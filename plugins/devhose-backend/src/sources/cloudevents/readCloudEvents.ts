import {
  Fields,
  parseJson,
  UnreadableError,
  type DeliveryHeaders,
} from '@pitstop/plugin-devhose-node';

/** What an event's envelope says. */
export interface ReceivedCloudEvent {
  id: string;
  source: string;
  type: string;
  subject?: string;
  /** RFC 3339 in UTC. */
  time?: string;
  /** Undefined where it isn't JSON. */
  data: unknown;
}

const json = /^application\/([\w.+-]+\+)?json\b/i;

/**
 * The events of a request, in the order they are in. The SDK of CloudEvents
 * makes up ids and times where there are none, so it is not for reading the
 * same events again.
 *
 * @throws UnreadableError if the request is none of CloudEvents.
 * @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md#13-content-modes
 */
export function readCloudEvents(
  body: Buffer,
  headers: DeliveryHeaders,
): ReceivedCloudEvent[] {
  const contentType = (headers['content-type'] ?? '').toLowerCase();
  if (contentType.startsWith('application/cloudevents-batch+json')) {
    const events = parseJson(body.toString());
    if (!Array.isArray(events)) {
      throw new UnreadableError('The batch is not a list');
    }
    return events.map(event => readStructured(event));
  }
  if (contentType.startsWith('application/cloudevents')) {
    return [readStructured(parseJson(body.toString()))];
  }
  return [readBinary(body, headers, contentType)];
}

function readStructured(value: unknown): ReceivedCloudEvent {
  const event = Fields.create(value);
  return {
    ...readAttributes(event),
    data: (value as { data?: unknown }).data,
  };
}

function readBinary(
  body: Buffer,
  headers: DeliveryHeaders,
  contentType: string,
): ReceivedCloudEvent {
  const attributes = Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith('ce-'))
      .map(([name, value]) => [name.slice('ce-'.length), decode(value)]),
  );
  return {
    ...readAttributes(Fields.create(attributes)),
    data: json.test(contentType) ? parseJson(body.toString()) : undefined,
  };
}

function readAttributes(event: Fields): Omit<ReceivedCloudEvent, 'data'> {
  const version = event.string('specversion');
  if (!version.startsWith('1.')) {
    throw new UnreadableError('specversion is not 1.0');
  }
  return {
    id: event.string('id'),
    source: event.string('source'),
    type: event.string('type'),
    subject: event.optionalString('subject'),
    time: event.optionalInstant('time'),
  };
}

/** @see https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // It has a percent sign that is meant as one.
    return value;
  }
}
