import type { Granularity } from '@pitstop/plugin-ledger-common';
import { createWindow } from './Window';

function periods(
  from: string,
  to: string,
  granularity: Granularity,
  timeZone = 'UTC',
): Array<[start: string, end: string, cut: boolean]> {
  return createWindow({ from, to, granularity, timeZone }).periods.map(
    ({ start, end, cut }) => [iso(start), iso(end), cut],
  );
}

function iso(at: number): string {
  return new Date(at).toISOString().replace(':00.000Z', 'Z');
}

describe('the periods of a range', () => {
  it('are ISO weeks from Monday to Monday, cut and marked where the range begins and ends', () => {
    expect(periods('2026-03-04', '2026-03-18', 'week')).toEqual([
      ['2026-03-04T00:00Z', '2026-03-09T00:00Z', true],
      ['2026-03-09T00:00Z', '2026-03-16T00:00Z', false],
      ['2026-03-16T00:00Z', '2026-03-18T00:00Z', true],
    ]);
  });

  it('keep week 53 in one piece over the turn of the year', () => {
    expect(periods('2026-12-28', '2027-01-11', 'week')).toEqual([
      ['2026-12-28T00:00Z', '2027-01-04T00:00Z', false],
      ['2027-01-04T00:00Z', '2027-01-11T00:00Z', false],
    ]);
  });

  it('begin at midnight of the time zone, also when the clocks change', () => {
    expect(
      periods('2026-03-23', '2026-04-06', 'week', 'Europe/Berlin'),
    ).toEqual([
      ['2026-03-22T23:00Z', '2026-03-29T22:00Z', false],
      ['2026-03-29T22:00Z', '2026-04-05T22:00Z', false],
    ]);
    expect(periods('2026-10-24', '2026-10-27', 'day', 'Europe/Berlin')).toEqual(
      [
        ['2026-10-23T22:00Z', '2026-10-24T22:00Z', false],
        ['2026-10-24T22:00Z', '2026-10-25T23:00Z', false],
        ['2026-10-25T23:00Z', '2026-10-26T23:00Z', false],
      ],
    );
  });

  it('begin when the day does where it has no midnight', () => {
    // On that Friday the clocks of Cairo went from midnight to one.
    expect(periods('2026-04-23', '2026-04-26', 'day', 'Africa/Cairo')).toEqual([
      ['2026-04-22T22:00Z', '2026-04-23T22:00Z', false],
      ['2026-04-23T22:00Z', '2026-04-24T21:00Z', false],
      ['2026-04-24T21:00Z', '2026-04-25T21:00Z', false],
    ]);
  });

  it('are calendar months of any length', () => {
    expect(periods('2028-01-31', '2028-03-01', 'month', 'Asia/Tokyo')).toEqual([
      ['2028-01-30T15:00Z', '2028-01-31T15:00Z', true],
      ['2028-01-31T15:00Z', '2028-02-29T15:00Z', false],
    ]);
  });

  it('follow an instant with an offset as exactly as a date', () => {
    expect(
      periods(
        '2026-03-02T00:00:00+01:00',
        '2026-03-08T23:00:00Z',
        'week',
        'Europe/Berlin',
      ),
    ).toEqual([['2026-03-01T23:00Z', '2026-03-08T23:00Z', false]]);
  });

  it('cover two years by day', () => {
    expect(periods('2024-11-25', '2026-11-25', 'day')).toHaveLength(730);
  });
});

describe('the range before', () => {
  function before(from: string, to: string, timeZone = 'UTC'): string {
    return iso(
      createWindow({ from, to, granularity: 'week', timeZone }).previousFrom,
    );
  }

  it('is of equal length', () => {
    expect(before('2026-03-09', '2026-03-23')).toBe('2026-02-23T00:00Z');
    expect(before('2026-03-09T10:00:00Z', '2026-03-09T13:00:00Z')).toBe(
      '2026-03-09T07:00Z',
    );
  });

  it('is of as many local days when the clocks change in one of the two', () => {
    expect(before('2026-03-30', '2026-04-27', 'Europe/Berlin')).toBe(
      '2026-03-01T23:00Z',
    );
  });
});

describe('a range that makes no sense is refused with what to do:', () => {
  const march = { from: '2026-03-01', to: '2026-04-01' };
  it.each([
    [{ ...march, from: 'soon' }, /'from' is 'soon'; use a date or an instant/],
    [{ ...march, to: '2026-02-30' }, /'to' is '2026-02-30'/],
    [{ ...march, to: '2026-03-01' }, /is empty; 'to' must be later/],
    [
      { ...march, timeZone: 'Mars/Olympus' },
      /'Mars\/Olympus' is not a time zone/,
    ],
    [{ ...march, from: '2020-01-01' }, /more than 800 periods of a day/],
  ])('%j', (question, message) => {
    expect(() =>
      createWindow({ granularity: 'day', timeZone: 'UTC', ...question }),
    ).toThrow(message);
  });
});
