import { WorkCalendar } from './WorkCalendar';

const at = (text: string) => Date.parse(text);
const text = (instant: number) => new Date(instant).toISOString();

describe('a work calendar', () => {
  const madrid = WorkCalendar.create({
    timeZone: 'Europe/Madrid',
    publicHolidays: ['12-08'],
    holidayMonths: [8],
  });

  it('counts working time by the local clock, summer and winter', () => {
    expect(text(madrid.afterWorking(at('2026-07-01T06:00:00Z'), 1))).toBe(
      '2026-07-01T08:00:00.000Z',
    );
    expect(text(madrid.afterWorking(at('2026-02-03T06:00:00Z'), 1))).toBe(
      '2026-02-03T09:00:00.000Z',
    );
  });

  it('goes on the next morning, after the weekend, after a public holiday', () => {
    // Friday 16:30 local time; one hour is left of that day.
    expect(text(madrid.afterWorking(at('2026-02-06T15:30:00Z'), 2))).toBe(
      '2026-02-09T09:00:00.000Z',
    );
    // Monday 7 December; Tuesday is a holiday.
    expect(text(madrid.afterWorking(at('2026-12-07T16:00:00Z'), 1))).toBe(
      '2026-12-09T08:30:00.000Z',
    );
  });

  it('knows when few are there', () => {
    expect(madrid.presence(at('2026-08-12T10:00:00Z'))).toBe(0.5);
    expect(madrid.presence(at('2026-12-23T10:00:00Z'))).toBe(0.2);
    expect(madrid.presence(at('2026-05-12T10:00:00Z'))).toBe(1);
  });

  it('finds the next release day', () => {
    expect(text(madrid.nextTime(at('2026-02-05T12:00:00Z'), 11, [2, 4]))).toBe(
      '2026-02-10T10:00:00.000Z',
    );
  });

  it('tells its distance from UTC', () => {
    const kolkata = WorkCalendar.create({ timeZone: 'Asia/Kolkata' });
    expect(kolkata.offsetMinutes(at('2026-02-05T12:00:00Z'))).toBe(330);
  });
});
