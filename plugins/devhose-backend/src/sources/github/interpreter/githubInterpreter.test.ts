import fc from 'fast-check';
import type { InterpretedEvent } from '@pitstop/plugin-devhose-node';
import { createInterpretationContext } from '../../../interpret/createInterpretationContext';
import {
  createEventValidation,
  hasCdeventsSchemas,
} from '../../../__testUtils__/eventValidation';
import { githubExamples } from '../../../__testUtils__/githubExamples';
import { mutationsOf } from '../../../__testUtils__/mutationsOf';
import { githubInterpreter } from './githubInterpreter';
import { readers as understood } from './vocabulary';

jest.setTimeout(120_000);

const context = createInterpretationContext(Buffer.from('a key'));
const receivedAt = new Date('2026-07-31T09:30:00Z');
const validate = hasCdeventsSchemas ? createEventValidation() : undefined;

function interpret(eventName: string, body: Buffer) {
  return githubInterpreter.interpret(
    {
      source: 'github',
      deliveryId: '0b5b6d0e-0000-4000-8000-000000000000',
      eventName,
      receivedAt,
      headers: { 'content-type': 'application/json' },
      body,
    },
    context,
  );
}

function eventsOf(eventName: string, payload: unknown): InterpretedEvent[] {
  const body = Buffer.from(JSON.stringify(payload));
  const interpretation = interpret(eventName, body);
  return interpretation.status === 'interpreted' ? interpretation.events : [];
}

const examples = githubExamples.filter(({ event }) => understood.has(event));

/** An example of GitHub in which one to three values were replaced by anything. */
const mutated = fc
  .constantFrom(...examples)
  .chain(({ event, payload }) =>
    mutationsOf(payload).map(changed => ({ event, payload: changed })),
  );

describe('the interpreter of GitHub', () => {
  it('never throws, gives the same for the same, and only what follows the specification', () => {
    fc.assert(
      fc.property(mutated, ({ event, payload }) => {
        const body = Buffer.from(JSON.stringify(payload));
        const first = interpret(event, body);
        expect(interpret(event, body)).toEqual(first);
        if (first.status === 'interpreted') {
          for (const { event: cloudEvent } of first.events) {
            validate?.(JSON.parse(JSON.stringify(cloudEvent)));
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any bytes for a body', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...understood.keys()),
        fc.uint8Array({ maxLength: 200 }),
        (event, bytes) => {
          expect(interpret(event, Buffer.from(bytes)).status).toBe(
            'quarantined',
          );
        },
      ),
    );
  });

  it('tells nobody’s name, login, e-mail, avatar or words, in any of GitHub’s examples', () => {
    let events = 0;
    for (const { event, payload } of githubExamples) {
      // Who owns a repository is in its address, and so is no secret of the events.
      const owner = (payload as { repository?: { owner?: { login: string } } })
        .repository?.owner?.login;
      const personal = personalTexts(payload).filter(
        text => text.toLowerCase() !== owner?.toLowerCase(),
      );
      for (const { event: cloudEvent } of eventsOf(event, payload)) {
        events += 1;
        const texts = textsIn(cloudEvent);
        for (const text of personal) {
          expect(texts).not.toContain(text);
        }
        expect(JSON.stringify(cloudEvent)).not.toMatch(
          /avatar|gravatar|@users\.noreply|login|title|"body"|message|email/i,
        );
      }
    }
    expect(events).toBe(193);
  });
});

const personalFields = new Set([
  'login',
  'email',
  'avatar_url',
  'title',
  'display_title',
  'body',
  'message',
  'username',
]);

/** What a payload says of people and in their words. */
function personalTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const isPerson = 'email' in value;
  return Object.entries(value).flatMap(([name, child]) =>
    typeof child === 'string' &&
    child !== '' &&
    (personalFields.has(name) || (isPerson && name === 'name'))
      ? [child]
      : personalTexts(child),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [];
}
