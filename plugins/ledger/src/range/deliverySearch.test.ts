import { DateTime } from 'luxon';
import { rangePresets, type DeliveryQuery } from './DeliveryQuery';
import { parseDeliverySearch, writeDeliverySearch } from './deliverySearch';
import { granularitiesFor } from './resolveRange';

const now = DateTime.fromISO('2025-03-12T15:30:00', { zone: 'UTC' });

const parse = (search: string) =>
  parseDeliverySearch(new URLSearchParams(search), now);

describe('the search of a Delivery tab', () => {
  it('shows the last 12 weeks by week when nothing is said', () => {
    expect(parse('')).toEqual({
      query: { range: { preset: '12w' }, granularity: 'week' },
      rejected: [],
    });
  });

  it('survives being written and read', () => {
    const ranges = [
      ...rangePresets.map(preset => ({ preset })),
      { from: '2025-01-06', to: '2025-03-02' },
    ];
    for (const range of ranges) {
      for (const granularity of granularitiesFor(range, now)) {
        const query: DeliveryQuery = { range, granularity };
        const written = writeDeliverySearch(new URLSearchParams(), query);
        expect(parse(written.toString())).toEqual({ query, rejected: [] });
      }
    }
  });

  it('leaves the parameters of others alone', () => {
    const written = writeDeliverySearch(
      new URLSearchParams('filter=mine&from=2025-01-01&to=2025-01-31'),
      { range: { preset: '6m' }, granularity: 'month' },
    );
    expect(written.toString()).toBe('filter=mine&range=6m&granularity=month');
  });

  it.each([
    ['range=3w', ['range=3w']],
    ['from=2025-02-30&to=2025-03-01', ['from=2025-02-30', 'to=2025-03-01']],
    ['from=2025-03-02&to=2025-03-01', ['from=2025-03-02', 'to=2025-03-01']],
    ['from=2025-04-01&to=2025-04-30', ['from=2025-04-01', 'to=2025-04-30']],
    ['from=2025-01-01', ['from=2025-01-01']],
    ['from=20250101&to=20250201', ['from=20250101', 'to=20250201']],
  ])('falls back and tells for %s', (search, rejected) => {
    expect(parse(search)).toEqual({
      query: { range: { preset: '12w' }, granularity: 'week' },
      rejected,
    });
  });

  it('refuses a granularity that the range cannot be cut into', () => {
    expect(parse('range=2y&granularity=day')).toEqual({
      query: { range: { preset: '2y' }, granularity: 'month' },
      rejected: ['granularity=day'],
    });
  });
});
