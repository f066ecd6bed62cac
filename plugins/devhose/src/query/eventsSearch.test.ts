import type { EventsQuery } from './EventsQuery';
import { parseEventsSearch, writeEventsSearch } from './eventsSearch';
import { resolveFilter } from './resolveFilter';

const parse = (search: string) =>
  parseEventsSearch(new URLSearchParams(search));

describe('the search of the events', () => {
  it('shows everything when nothing is said', () => {
    expect(parse('')).toEqual({ query: { types: [] }, rejected: [] });
  });

  it.each<EventsQuery>([
    { types: [] },
    { types: ['dev.a.b', 'dev.a.c'], source: 'github', outcome: 'failure' },
    { types: [], entityRef: 'component:default/shop', range: { preset: '7d' } },
    { types: [], subject: 'a/b?c&d', repository: 'github.com/acme/shop' },
    { types: [], range: { from: '2026-01-06', to: '2026-01-07' } },
  ])('survives being written and read: %j', query => {
    const written = writeEventsSearch(new URLSearchParams(), query);
    expect(parse(written.toString())).toEqual({ query, rejected: [] });
  });

  it('leaves the parameters of others alone', () => {
    const written = writeEventsSearch(
      new URLSearchParams('event=4.0&range=7d&from=2026-01-01'),
      { types: [], source: 'github' },
    );
    expect(written.toString()).toBe('event=4.0&source=github');
  });

  it.each([
    ['range=3w', ['range=3w']],
    ['outcome=maybe', ['outcome=maybe']],
    ['from=2026-02-30&to=2026-03-01', ['from=2026-02-30', 'to=2026-03-01']],
    ['from=2026-03-02&to=2026-03-01', ['from=2026-03-02', 'to=2026-03-01']],
    ['from=2026-03-02', ['from=2026-03-02']],
  ])('leaves out and tells for %s', (search, rejected) => {
    expect(parse(search)).toEqual({ query: { types: [] }, rejected });
  });
});

describe('the filter of a query', () => {
  const context = {
    now: new Date('2026-03-12T15:30:00Z'),
    timeZone: 'Europe/Berlin',
    knownTypes: ['dev.a.b.0.1.0', 'dev.a.b.0.2.0', 'dev.a.bc.0.1.0'],
  };

  it('takes a type in all versions that the log has', () => {
    const { types } = resolveFilter({ types: ['dev.a.b', 'dev.a.x'] }, context);
    expect(types).toEqual(['dev.a.b.0.1.0', 'dev.a.b.0.2.0', 'dev.a.x']);
  });

  it('counts both days of a range in, where the reader is, across a change of clocks', () => {
    expect(
      resolveFilter(
        { types: [], range: { from: '2026-03-28', to: '2026-03-29' } },
        context,
      ),
    ).toMatchObject({
      from: '2026-03-27T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
  });

  it('ends a preset whenever it is asked for', () => {
    const filter = resolveFilter(
      { types: [], range: { preset: '24h' } },
      context,
    );
    expect(filter.from).toBe('2026-03-11T15:30:00.000Z');
    expect(filter.to).toBeUndefined();
  });

  it('prefers one repository to those of an entity', () => {
    const names = {
      repositories: ['github.com/acme/shop', 'github.com/acme/till'],
      services: ['shop', 'PSHOP', 'till'],
    };
    expect(resolveFilter({ types: [] }, { ...context, names })).toMatchObject(
      names,
    );
    const ofOne = resolveFilter(
      { types: [], repository: 'github.com/acme/till' },
      { ...context, names },
    );
    expect(ofOne.repositories).toEqual(['github.com/acme/till']);
    expect(ofOne.services).toBeUndefined();
  });
});
