import { compare } from './compare';

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

  it('takes what rounds to no percent as the same', () => {
    expect(compare(1003, 1000, 'up')).toEqual({ kind: 'same', previous: 1000 });
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
