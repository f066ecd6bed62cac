/** Ranks from 0; equal values share their middle rank. */
function ranks(values: number[]): number[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .sort((a, b) => a.value - b.value);
  const result = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && order[end].value === order[start].value) {
      end++;
    }
    for (const { index } of order.slice(start, end)) {
      result[index] = (start + end - 1) / 2;
    }
    start = end;
  }
  return result;
}

/** Spearman's rank correlation. */
export function spearman(left: number[], right: number[]): number {
  const [a, b] = [ranks(left), ranks(right)];
  const middle = (left.length - 1) / 2;
  let together = 0;
  let spreadA = 0;
  let spreadB = 0;
  for (let index = 0; index < a.length; index++) {
    together += (a[index] - middle) * (b[index] - middle);
    spreadA += (a[index] - middle) ** 2;
    spreadB += (b[index] - middle) ** 2;
  }
  return together / Math.sqrt(spreadA * spreadB);
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
