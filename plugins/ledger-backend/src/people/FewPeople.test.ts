import { FewPeople } from './FewPeople';

/** Lists of rows, as columns hold them. */
function listsOf(rows: number[][]) {
  const starts = [0];
  for (const row of rows) {
    starts.push(starts[starts.length - 1] + row.length);
  }
  return {
    starts: Uint32Array.from(starts),
    items: Uint32Array.from(rows.flat()),
  };
}

describe('people at places', () => {
  const people = FewPeople.create({ places: 3, enough: 3 });
  const lists = listsOf([[0, 7], [], [7, 0], [1, 2, 3, 4]]);
  people.add(0, lists, 0);
  people.add(0, lists, 1);
  people.add(0, lists, 2);
  people.add(1, lists, 3);

  it('count once, and no further than is enough', () => {
    expect([0, 1, 2].map(place => people.count(place))).toEqual([2, 3, 0]);
  });

  it('count once together', () => {
    const other = FewPeople.create({ places: 3, enough: 3 });
    other.add(0, listsOf([[0, 7]]), 0);
    other.add(1, listsOf([[7]]), 0);
    expect(other.countTogether([0, 1, 2])).toBe(2);
    other.add(2, listsOf([[1]]), 0);
    expect(other.countTogether([0, 1, 2])).toBe(3);
    expect(other.countTogether([])).toBe(0);
  });
});
