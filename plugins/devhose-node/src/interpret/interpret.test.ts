import fc from 'fast-check';
import {
  createInterpreter,
  Fields,
  readPayload,
  UnreadableError,
  withoutPeople,
  type EventDraft,
} from './index';

const delivery = {
  source: 'tool',
  deliveryId: 'd-1',
  eventName: 'it',
  receivedAt: new Date('2026-07-31T09:30:00Z'),
  headers: {},
  body: Buffer.from('{}'),
};
const context = { contributor: (tool: string, id: unknown) => `${tool}/${id}` };
const draft: EventDraft = {
  type: 'dev.cdeventsx.tool-it.happened.0.1.0',
  happenedAt: '2026-07-31T09:29:00.000Z',
  source: 'https://tool.example',
  subject: 'it',
  content: {},
};
const interpret = (read: () => readonly EventDraft[]) =>
  createInterpreter({ version: 1, provider: 'tool', read }).interpret(
    delivery,
    context,
  );

describe('an interpreter', () => {
  it('gives events ids that come from the delivery, unless the tool has given them some', () => {
    expect(interpret(() => [draft, { ...draft, id: 'own' }])).toMatchObject({
      events: [{ event: { id: 'd-1-0' } }, { event: { id: 'own' } }],
    });
  });

  it('counts people, not programs', () => {
    const by = (bot: boolean) => [{ ...draft, person: { id: 7, bot } }];
    expect(interpret(() => by(false))).toMatchObject({
      events: [{ contributor: 'tool/7' }],
    });
    expect(interpret(() => by(true))).toMatchObject({
      events: [{ contributor: undefined }],
    });
  });

  it('quarantines what cannot be read, saying where', () => {
    expect(
      interpret(() => {
        throw new UnreadableError('it is not a text');
      }),
    ).toEqual({ status: 'quarantined', reason: 'it is not a text' });
  });

  it('quarantines where it is itself mistaken, without quoting the payload', () => {
    expect(
      interpret(() => {
        throw new TypeError('cannot read ada@example.com');
      }),
    ).toEqual({
      status: 'quarantined',
      reason:
        'The interpreter failed with a TypeError; this is a mistake in the interpreter',
    });
  });
});

describe('an instant', () => {
  it.each([
    '2016-11-18T10:46:28+01:00',
    '2016-11-18T10:46:28+0100',
    '2016-11-18T09:46:28Z',
    '2016-11-18 09:46:28 UTC',
    '2016-11-18 09:46:28 +0000',
    1479462388,
  ])('is the same when it is written %s', at => {
    expect(Fields.create({ at }).instant('at')).toBe(
      '2016-11-18T09:46:28.000Z',
    );
  });

  it.each(['yesterday', '2016-11-18', -1, 1e300, {}])('is not %j', at => {
    expect(() => Fields.create({ at }).instant('at')).toThrow(
      'at is not an instant',
    );
  });

  it('in the year 1 is none', () => {
    const fields = Fields.create({ at: '0001-01-01T00:00:00Z' });
    expect(fields.optionalInstant('at')).toBeUndefined();
  });
});

describe('a payload', () => {
  it('is the body, or the field of a form', () => {
    const form = Buffer.from(
      new URLSearchParams({ payload: '{"a":"ü"}' }).toString(),
    );
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(readPayload(form, headers).string('a')).toBe('ü');
    expect(readPayload(Buffer.from('{"a":"ü"}'), {}).string('a')).toBe('ü');
    expect(() => readPayload(form, {})).toThrow('The body is not JSON');
  });
});

describe('what is left without people', () => {
  it('is what is not called like them or their words', () => {
    expect(
      withoutPeople({
        build: 7,
        author: { name: 'Ada' },
        committer_email: 'ada',
        steps: [{ name: 'test', message: 'by Ada' }, 'to ada@example.com'],
      }),
    ).toEqual({ build: 7, steps: [{ name: 'test' }] });
  });

  it('is JSON without an address in it, whatever comes in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.emailAddress(), (value, address) => {
        const left = JSON.stringify(withoutPeople([value, { at: address }]));
        expect(left).not.toContain(address);
        expect(left).not.toContain('\\u0000');
      }),
    );
  });
});
