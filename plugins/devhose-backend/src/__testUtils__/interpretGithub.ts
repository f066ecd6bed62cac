import type {
  Interpretation,
  InterpretedEvent,
} from '@pitstop/plugin-devhose-node';
import { createInterpretationContext } from '../interpret/createInterpretationContext';
import { githubInterpreter } from '../sources/github/interpreter';
import { githubExamples } from './githubExamples';

/** What interpreters are given in these tests. */
export const context = createInterpretationContext(Buffer.from('a key'));

/** A payload that can be changed. */
export interface Payload {
  [name: string]: Payload;
}

/** A copy of an example, to be changed. */
export function example(event: string, action?: string): Payload {
  const found = githubExamples.find(
    ({ event: name, payload }) =>
      name === event &&
      (action === undefined ||
        (payload as { action?: string }).action === action),
  );
  if (found === undefined) {
    throw new Error(`GitHub has no example of ${event} ${action}`);
  }
  return structuredClone(found.payload) as Payload;
}

/** What the interpreter makes of a payload. */
export function interpret(eventName: string, payload: unknown): Interpretation {
  return githubInterpreter.interpret(
    {
      source: 'github',
      deliveryId: '0b5b6d0e-0000-4000-8000-000000000000',
      eventName,
      receivedAt: new Date('2026-07-31T09:30:00Z'),
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(payload)),
    },
    context,
  );
}

/** The one event that a payload tells. */
export function eventOf(eventName: string, payload: unknown): InterpretedEvent {
  const interpretation = interpret(eventName, payload);
  if (interpretation.status !== 'interpreted') {
    throw new Error(JSON.stringify(interpretation));
  }
  const [event, ...others] = interpretation.events;
  expect(others).toEqual([]);
  return event;
}

/** Replaces values of an example, deeply. */
export function change(target: Payload, changes: object): Payload {
  for (const [name, value] of Object.entries(changes)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      change(target[name], value);
    } else {
      target[name] = value;
    }
  }
  return target;
}
