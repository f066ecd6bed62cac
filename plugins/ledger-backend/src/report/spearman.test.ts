import { correlate } from './spearman';

/**
 * Hours of television per week against IQ.
 *
 * @see https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient#Example
 */
const published: Array<[number, number]> = [
  [106, 7],
  [100, 27],
  [86, 2],
  [101, 50],
  [99, 28],
  [103, 29],
  [97, 20],
  [113, 12],
  [112, 6],
  [110, 17],
];

describe("Spearman's rho", () => {
  it('is that of the published example, and not to be told from chance', () => {
    const { n, rho, verdict, interval } = correlate(published);
    expect(n).toBe(10);
    expect(rho).toBeCloseTo(-29 / 165, 9);
    expect(verdict).toBe('unclear');
    // atanh(-0.17576) = -0.17760, ± 1.96 · √(1.06 / 7) = 0.76271.
    expect(interval?.[0]).toBeCloseTo(Math.tanh(-0.94031), 4);
    expect(interval?.[1]).toBeCloseTo(Math.tanh(0.58511), 4);
  });

  it('gives equal values the same rank', () => {
    // Ranks 1.5 1.5 3 4 5.5 5.5 7 8 against 1 to 8: the sum of squared differences is 1,
    // and Pearson's of the ranks 41 / √(41 · 42).
    const { rho } = correlate(
      [5, 5, 6, 7, 8, 8, 9, 10].map((x, index) => [x, index]),
    );
    expect(rho).toBeCloseTo(41 / Math.sqrt(41 * 42), 9);
  });

  it('says nothing of a few, nor where all are alike', () => {
    expect(correlate(published.slice(0, 7))).toEqual({
      n: 7,
      verdict: 'too-few',
    });
    expect(correlate(published.map(([x]) => [x, 1]))).toEqual({
      n: 10,
      verdict: 'all-alike',
    });
  });

  it('is clear where all go the same way', () => {
    const { rho, verdict, interval } = correlate(
      Array.from({ length: 20 }, (_, index) => [index, -index]),
    );
    expect(rho).toBeCloseTo(-1, 9);
    expect(verdict).toBe('clear');
    expect(interval?.[1]).toBeLessThan(-0.9);
  });
});
