import { DateTime } from 'luxon';
import { daysBetween } from './daysBetween';

const zone = 'Europe/Berlin';

function between(from: string, to: string): string[] {
  const at = (iso: string) => DateTime.fromISO(iso, { zone }).toMillis();
  return daysBetween(at(from), at(to), zone).map(
    ({ start, date }) =>
      `${date} from ${new Date(start).toISOString().slice(5, 16)}`,
  );
}

describe('the days of a time zone', () => {
  it('are 23 hours long when clocks go forward', () => {
    expect(between('2026-03-28', '2026-03-31')).toEqual([
      '2026-03-28 from 03-27T23:00',
      '2026-03-29 from 03-28T23:00',
      '2026-03-30 from 03-29T22:00',
    ]);
  });

  it('go on into another year, the first and the last cut', () => {
    expect(between('2025-12-31T18:00', '2026-01-01T06:00')).toEqual([
      '2025-12-31 from 12-30T23:00',
      '2026-01-01 from 12-31T23:00',
    ]);
  });
});
