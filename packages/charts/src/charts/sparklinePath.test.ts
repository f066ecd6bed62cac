import { sparklinePath } from './sparklinePath';

describe('sparklinePath', () => {
  it('runs from zero at the bottom to the maximum at the top', () => {
    expect(sparklinePath([0, 5, 10], false)).toEqual({
      complete: 'M0,100L50,50L100,0',
      incomplete: '',
      alone: '',
    });
  });

  it('leaves a gap where there is no data', () => {
    expect(sparklinePath([4, 2, undefined, 4, 2], false)).toMatchObject({
      complete: 'M0,0L25,50M75,0L100,50',
      alone: '',
    });
  });

  it('has a dot for what no line reaches', () => {
    expect(sparklinePath([4, undefined, 2, 2, undefined, 4], true).alone).toBe(
      'M0,0L0,0M100,0L100,0',
    );
  });

  it('leads to a running period apart from the rest', () => {
    expect(sparklinePath([2, 2, 1], true)).toEqual({
      complete: 'M0,0L50,0',
      incomplete: 'M50,0L100,50',
      alone: '',
    });
  });

  it('lies on the bottom when all is zero', () => {
    expect(sparklinePath([0, 0], false).complete).toBe('M0,100L100,100');
  });
});
