import { DateTime } from 'luxon';
import {
  calendarDays,
  defaultGranularity,
  granularitiesFor,
  resolveRange,
} from './resolveRange';

/** A Wednesday. */
const now = DateTime.fromISO('2025-03-12T15:29:40', { zone: 'Europe/Berlin' });

describe('resolveRange', () => {
  it('begins a preset with a whole period and ends it with the running minute', () => {
    expect(
      resolveRange({ range: { preset: '4w' }, granularity: 'week' }, now),
    ).toEqual({
      // Monday, 10 February, midnight in Berlin
      from: '2025-02-09T23:00:00.000Z',
      to: '2025-03-12T14:30:00.000Z',
    });
    expect(
      resolveRange({ range: { preset: '12m' }, granularity: 'month' }, now)
        .from,
    ).toBe('2024-02-29T23:00:00.000Z');
  });

  it('counts both days of a custom range in, across a change of clocks', () => {
    const later = now.plus({ months: 2 });
    expect(
      resolveRange(
        { range: { from: '2025-03-29', to: '2025-03-30' }, granularity: 'day' },
        later,
      ),
    ).toEqual({
      from: '2025-03-28T23:00:00.000Z',
      to: '2025-03-30T22:00:00.000Z',
    });
  });

  it('asks for no more of the future than the running minute', () => {
    expect(
      resolveRange(
        { range: { from: '2025-03-01', to: '2025-03-31' }, granularity: 'day' },
        now,
      ).to,
    ).toBe('2025-03-12T14:30:00.000Z');
  });
});

describe('granularities', () => {
  it.each([
    [{ from: '2025-03-12', to: '2025-03-12' }, ['day']],
    [{ preset: '4w' }, ['day', 'week']],
    [{ preset: '12w' }, ['day', 'week', 'month']],
    [{ preset: '2y' }, ['week', 'month']],
  ] as const)('of %j are %j', (range, expected) => {
    expect(granularitiesFor(range, now)).toEqual(expected);
  });

  it('have a default that is offered', () => {
    for (const preset of ['4w', '12w', '6m', '12m', '2y'] as const) {
      const range = { preset };
      expect(granularitiesFor(range, now)).toContain(
        defaultGranularity(range, now),
      );
    }
  });
});

describe('calendarDays', () => {
  it('turns a preset into the days it covers', () => {
    expect(calendarDays({ preset: '4w' }, now)).toEqual({
      from: '2025-02-12',
      to: '2025-03-12',
    });
  });
});
