import { compare, compareRates } from './compare';

describe('compare', () => {
  it('says how much more, and whether that is good', () => {
    expect(compare(15, 10, 'up')).toEqual({
      kind: 'changed',
      direction: 'up',
      ratio: 0.5,
      better: true,
      previous: 10,
    });
    expect(compare(15, 10, 'down')).toMatchObject({
      direction: 'up',
      better: false,
    });
    expect(compare(5, 10, 'down')).toMatchObject({
      direction: 'down',
      ratio: 0.5,
      better: true,
    });
  });

  it('takes less than five percent as the same', () => {
    expect(compare(1044, 1000, 'up')).toEqual({ kind: 'same', previous: 1000 });
    expect(compare(956, 1000, 'up')).toEqual({ kind: 'same', previous: 1000 });
    expect(compare(1050, 1000, 'up')).toMatchObject({ kind: 'changed' });
    expect(compare(0, 0, 'up')).toEqual({ kind: 'same', previous: 0 });
  });

  it('has no ratio to nothing', () => {
    expect(compare(4, 0, 'up')).toEqual({ kind: 'from-zero' });
  });

  it('does not compare with what is not known', () => {
    expect(compare(4, undefined, 'up')).toEqual({ kind: 'impossible' });
    expect(compare(undefined, 4, 'up')).toEqual({ kind: 'impossible' });
  });
});

describe('compareRates', () => {
  it('says by how many percentage points, also from nothing', () => {
    expect(compareRates(0.25, 0, 'down')).toEqual({
      kind: 'changed',
      direction: 'up',
      ratio: 0.25,
      better: false,
      previous: 0,
    });
    expect(compareRates(0.01, 0.02, 'down')).toMatchObject({
      direction: 'down',
      ratio: 0.01,
      better: true,
    });
  });

  it('takes what rounds to no point as the same', () => {
    expect(compareRates(0.104, 0.1, 'down')).toEqual({
      kind: 'same',
      previous: 0.1,
    });
  });

  it('does not compare with what is not known', () => {
    expect(compareRates(0.1, undefined, 'down')).toEqual({
      kind: 'impossible',
    });
  });
});
