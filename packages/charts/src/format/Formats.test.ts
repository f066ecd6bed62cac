import { Formats } from './Formats';

/** Intl sets thin and no-break spaces, which differ between its versions. */
const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('Formats', () => {
  const formats = Formats.create({ locale: 'en-GB', timeZone: 'UTC' });

  it('groups thousands', () => {
    expect(formats.count(12345)).toBe('12,345');
  });

  it('rounds an average to one decimal and a ratio to whole percent', () => {
    expect(formats.average(5.26)).toBe('5.3');
    expect(formats.percent(0.268)).toBe('27%');
  });

  it('counts the last day of a span in', () => {
    const week = {
      start: '2025-01-06T00:00:00Z',
      end: '2025-01-13T00:00:00Z',
    };
    expect(plain(formats.span(week))).toMatch(/^6\s?–\s?12 Jan 2025$/);
  });

  it('says a day with its weekday and a month by its name', () => {
    const start = '2025-01-06T00:00:00Z';
    expect(formats.period({ start, end: '2025-01-07T00:00:00Z' }, 'day')).toBe(
      'Mon, 6 Jan 2025',
    );
    expect(
      formats.period({ start, end: '2025-02-01T00:00:00Z' }, 'month'),
    ).toBe('January 2025');
  });

  it('writes dates in the time zone it was given, not in that of the browser', () => {
    const lateInUtc = '2025-01-06T23:30:00Z';
    const tokyo = Formats.create({ locale: 'en-GB', timeZone: 'Asia/Tokyo' });
    expect(formats.day(lateInUtc)).toBe('6 Jan 2025');
    expect(tokyo.day(lateInUtc)).toBe('7 Jan 2025');
    expect(tokyo.instant(lateInUtc)).toBe('7 Jan, 08:30');
  });

  it('writes a moment to the second, with its time zone', () => {
    const tokyo = Formats.create({ locale: 'en-GB', timeZone: 'Asia/Tokyo' });
    expect(tokyo.time('2025-01-06T15:03:12Z')).toBe('00:03:12');
    expect(plain(formats.moment('2025-01-06T15:03:12Z'))).toMatch(
      /^6 Jan 2025,? (at )?15:03:12 UTC$/,
    );
  });

  it('keeps a span that begins and ends on one day a single day', () => {
    expect(
      formats.span({
        start: '2025-01-06T00:00:00Z',
        end: '2025-01-06T00:00:00Z',
      }),
    ).toBe('6 Jan 2025');
  });
});
