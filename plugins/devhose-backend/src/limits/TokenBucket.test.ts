import { TokenBucket } from './TokenBucket';

function bucket(perSecond: number, burst: number) {
  let now = 1_000_000;
  const tokens = TokenBucket.create({ perSecond, burst, now: () => now });
  return {
    take: (count: number) => Array.from({ length: count }, () => tokens.take()),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const given = (waits: number[]) => waits.filter(wait => wait === 0).length;

describe('a rate with bursts', () => {
  it('gives a burst at once, then what the rate allows', () => {
    const { take, pass } = bucket(10, 5);
    expect(given(take(8))).toBe(5);
    pass(100);
    expect(given(take(3))).toBe(1);
    pass(250);
    expect(given(take(5))).toBe(2);
  });

  it('never gives more than a burst, however long the pause was', () => {
    const { take, pass } = bucket(10, 5);
    pass(3_600_000);
    expect(given(take(20))).toBe(5);
  });

  it('says when there will be a token, and then there is one', () => {
    const { take, pass } = bucket(3, 1);
    expect(take(1)).toEqual([0]);
    const [wait] = take(1);
    expect(wait).toBeCloseTo(1000 / 3);
    pass(wait - 1);
    expect(given(take(1))).toBe(0);
    pass(1);
    expect(given(take(1))).toBe(1);
  });

  it('does not punish asking in vain', () => {
    const { take, pass } = bucket(10, 2);
    take(1000);
    pass(200);
    expect(given(take(3))).toBe(2);
  });

  it('keeps its rate in the long run', () => {
    const { take, pass } = bucket(7, 3);
    let total = 0;
    for (let step = 0; step < 10_000; step++) {
      total += given(take(2));
      pass(50);
    }
    expect(total).toBeGreaterThanOrEqual(7 * 500);
    expect(total).toBeLessThanOrEqual(7 * 500 + 3);
  });
});
