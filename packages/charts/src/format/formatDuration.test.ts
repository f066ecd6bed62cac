import { formatDuration, formatDurationStep } from './formatDuration';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The unit stays with its number when a line breaks. */
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('formatDuration', () => {
  it.each([
    [0, '0 min'],
    [45, '45 s'],
    [59.7, '1 min'],
    [5 * minute + 20.4, '5 min 20 s'],
    [10 * minute + 20, '10 min'],
    [32 * minute + 20, '32 min'],
    [4 * hour, '4 h'],
    [4 * hour + 20 * minute, '4 h 20 min'],
    [day - 1, '1 d'],
    [2 * day + 4 * hour + 10 * minute, '2 d 4 h'],
    [2 * day + 23 * hour + 45 * minute, '3 d'],
    [14 * day - 1, '14 d'],
    [23 * day + 11 * hour, '23 d'],
    [400 * day, '400 d'],
  ])('writes %d seconds as "%s"', (seconds, expected) => {
    expect(plain(formatDuration(seconds, { locale: 'en' }))).toBe(expected);
  });

  it('is spoken in whole words', () => {
    expect(
      plain(formatDuration(2 * day + hour, { locale: 'en', style: 'long' })),
    ).toBe('2 days 1 hour');
  });

  it('is the same in all regions of a language', () => {
    expect(plain(formatDuration(40 * minute, { locale: 'en-GB' }))).toBe(
      '40 min',
    );
  });

  it('speaks the language of the reader', () => {
    expect(
      plain(formatDuration(2 * day + hour, { locale: 'de', style: 'long' })),
    ).toBe('2 Tage 1 Stunde');
  });

  it('never breaks between a number and its unit', () => {
    expect(formatDuration(2 * day + 4 * hour, { locale: 'en' })).toBe(
      '2\u00a0d 4\u00a0h',
    );
  });
});

describe('formatDurationStep', () => {
  it.each([
    [36 * hour, 12 * hour, '36 h'],
    [90 * minute, 30 * minute, '90 min'],
    [4 * day, 2 * day, '4 d'],
    [45, 15, '45 s'],
  ])('writes %d seconds in steps of %d as "%s"', (seconds, step, expected) => {
    expect(plain(formatDurationStep(seconds, step, { locale: 'en' }))).toBe(
      expected,
    );
  });
});
