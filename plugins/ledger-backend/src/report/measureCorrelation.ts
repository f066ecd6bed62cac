import {
  correlationFactors,
  type Correlation,
  type CorrelationFactor,
  type CorrelationReport,
} from '@pitstop/plugin-ledger-common';
import type { ScopeFacts } from '../facts';
import type { Instant } from '../observe';
import { factorsOf, type Factors } from './factorsOf';
import { correlate } from './spearman';
import type { Window } from './Window';

const mostPoints = 300;

/** Any two numbers of components, held against each other across a scope. */
export function measureCorrelation(
  facts: ScopeFacts,
  window: Window,
  now: Instant,
): CorrelationReport {
  const components = factorsOf(facts, window, now);
  const every = Math.ceil(components.length / mostPoints);
  return {
    components: components.length,
    pairs: pairsOf(components),
    points: components.filter((_, index) => index % every === 0),
  };
}

function pairsOf(components: Factors[]): Correlation[] {
  const pairs: Correlation[] = [];
  for (const [index, x] of correlationFactors.entries()) {
    for (const y of correlationFactors.slice(index + 1)) {
      const values = valuesOf(components, x, y);
      if (values.length > 0) {
        pairs.push({ x, y, ...correlate(values) });
      }
    }
  }
  return pairs.sort(
    (one, other) => Math.abs(other.rho ?? 0) - Math.abs(one.rho ?? 0),
  );
}

function valuesOf(
  components: Factors[],
  x: CorrelationFactor,
  y: CorrelationFactor,
): Array<[number, number]> {
  return components.flatMap(component => {
    const [valueOfX, valueOfY] = [component[x], component[y]];
    return valueOfX === undefined || valueOfY === undefined
      ? []
      : [[valueOfX, valueOfY]];
  });
}
