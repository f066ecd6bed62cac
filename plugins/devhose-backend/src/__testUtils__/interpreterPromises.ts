import fc from 'fast-check';
import type {
  Interpretation,
  InterpretedEvent,
  Interpreter,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import { createEventValidation, hasCdeventsSchemas } from './eventValidation';
import { context } from './interpretGithub';
import { mutationsOf } from './mutationsOf';

/** A payload that a tool's vendor or users published. */
export interface PublishedPayload {
  eventName: string;
  headers?: Record<string, string>;
  payload: unknown;
}

/** A delivery with this payload; what is given replaces what would be made up. */
export function receivedDelivery(
  { eventName, payload, headers = {} }: PublishedPayload,
  body = Buffer.from(JSON.stringify(payload)),
): ReceivedDelivery {
  return {
    source: 'tool',
    deliveryId: '0b5b6d0e-0000-4000-8000-000000000000',
    eventName,
    receivedAt: new Date('2026-07-31T09:30:00Z'),
    headers: { 'content-type': 'application/json', ...headers },
    body,
  };
}

/** The events that are read from a payload. */
export function eventsOf(
  interpreter: Interpreter,
  published: PublishedPayload,
): InterpretedEvent[] {
  const interpretation = interpreter.interpret(
    receivedDelivery(published),
    context,
  );
  if (interpretation.status !== 'interpreted') {
    throw new Error(JSON.stringify(interpretation));
  }
  // As it comes out of the log: what is undefined is not there.
  return JSON.parse(JSON.stringify(interpretation.events));
}

/**
 * What every interpreter promises, to be kept with what was published; each
 * throws where it is broken.
 *
 * @param options.nobody - Names, logins, e-mails and titles in the payloads, in
 *   no event to be found.
 */
export function interpreterPromises(
  interpreter: Interpreter,
  options: {
    published: readonly PublishedPayload[];
    nobody: readonly string[];
  },
): Array<[promise: string, keep: () => void]> {
  const { published, nobody } = options;
  const validate = hasCdeventsSchemas ? createEventValidation() : undefined;

  function interpret(delivery: ReceivedDelivery): Interpretation {
    const first = interpreter.interpret(delivery, context);
    expect(interpreter.interpret(delivery, context)).toEqual(first);
    if (first.status === 'interpreted') {
      expect(first.events).not.toEqual([]);
      for (const { event } of first.events) {
        validate?.(JSON.parse(JSON.stringify(event)));
      }
    }
    return first;
  }

  function quarantinesNothing(): void {
    for (const payload of published) {
      const interpretation = interpret(receivedDelivery(payload));
      expect(interpretation).not.toHaveProperty('reason');
    }
  }

  function tellsOfNobody(): void {
    const sent = JSON.stringify(published);
    const read = published.map(payload => interpret(receivedDelivery(payload)));
    const told = JSON.stringify(
      read.map(result =>
        result.status === 'interpreted'
          ? result.events.map(({ event }) => event)
          : [],
      ),
    );
    expect(told).not.toMatch(/avatar|gravatar|"[^"\s/]+@[\w.-]+\.\w+"/);
    for (const text of nobody) {
      // Otherwise looking for it would prove nothing.
      expect(sent).toContain(text);
      expect(told).not.toContain(text);
    }
  }

  function neverThrows(): void {
    const names = published.map(({ eventName }) => eventName);
    const anything = fc.oneof(
      fc.json().map(text => Buffer.from(text)),
      fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
    );
    const mutated = fc.constantFrom(...published).chain(payload =>
      mutationsOf(payload.payload).map(changed => ({
        ...payload,
        payload: changed,
      })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...published),
        fc.constantFrom(...names),
        anything,
        (payload, eventName, body) => {
          interpret(receivedDelivery({ ...payload, eventName }, body));
        },
      ),
    );
    fc.assert(
      fc.property(mutated, payload => {
        interpret(receivedDelivery(payload));
      }),
      { numRuns: 500 },
    );
  }

  return [
    [
      'quarantines nothing that was published, and follows the specification',
      quarantinesNothing,
    ],
    ['tells of nobody', tellsOfNobody],
    [
      'does not throw, whatever comes in, and gives the same for the same',
      neverThrows,
    ],
  ];
}
