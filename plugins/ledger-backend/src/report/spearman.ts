import {
  fewestCorrelated,
  fisherDeviation,
  fisherZ,
  usualZ,
  type Correlation,
} from '@pitstop/plugin-ledger-common';

/** Two-sided, once in a thousand times. */
const clearZ = 3.29;

/**
 * Spearman's rho of pairs, and what it is worth: its distribution is that of
 * Pearson's under Fisher's z.
 */
export function correlate(
  pairs: Array<[x: number, y: number]>,
): Omit<Correlation, 'x' | 'y'> {
  const n = pairs.length;
  if (n < fewestCorrelated) {
    return { n, verdict: 'too-few' };
  }
  const rho = spearmanRho(pairs);
  if (rho === undefined) {
    return { n, verdict: 'all-alike' };
  }
  const deviation = fisherDeviation(n);
  const z = fisherZ(rho);
  return {
    n,
    rho,
    interval: [
      Math.tanh(z - usualZ * deviation),
      Math.tanh(z + usualZ * deviation),
    ],
    verdict: Math.abs(z) / deviation >= clearZ ? 'clear' : 'unclear',
  };
}

/** Pearson's of the ranks; undefined where one of them is the same everywhere. */
export function spearmanRho(
  pairs: ReadonlyArray<[x: number, y: number]>,
): number | undefined {
  return pearson(ranks(pairs.map(([x]) => x)), ranks(pairs.map(([, y]) => y)));
}

/** From 1; equal values share theirs. */
function ranks(values: number[]): number[] {
  const inOrder = values
    .map((value, index) => ({ value, index }))
    .sort((one, other) => one.value - other.value);
  const result = new Array<number>(values.length);
  for (let start = 0; start < inOrder.length; ) {
    let end = start;
    while (inOrder[end + 1]?.value === inOrder[start].value) {
      end += 1;
    }
    for (let place = start; place <= end; place++) {
      result[inOrder[place].index] = (start + end) / 2 + 1;
    }
    start = end + 1;
  }
  return result;
}

/** Undefined where one of them is the same everywhere. */
function pearson(xs: number[], ys: number[]): number | undefined {
  const [meanX, meanY] = [mean(xs), mean(ys)];
  let [covariance, varianceX, varianceY] = [0, 0, 0];
  for (const [index, x] of xs.entries()) {
    covariance += (x - meanX) * (ys[index] - meanY);
    varianceX += (x - meanX) ** 2;
    varianceY += (ys[index] - meanY) ** 2;
  }
  return varianceX === 0 || varianceY === 0
    ? undefined
    : covariance / Math.sqrt(varianceX * varianceY);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
