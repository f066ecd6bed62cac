import {
  correlationFactors,
  type Correlation,
  type CorrelationFactor,
  type CorrelationReport,
} from '@pitstop/plugin-ledger-common';

/** The two numbers that are held against each other. */
export type FactorPair = Pick<Correlation, 'x' | 'y'>;

function factorOf(
  search: URLSearchParams,
  name: string,
): CorrelationFactor | undefined {
  return correlationFactors.find(each => each === search.get(name));
}

/** Reads `x=coverage&y=incidents`; without them, what is clearest. */
export function parseFactors(
  search: URLSearchParams,
  { pairs }: CorrelationReport,
): FactorPair {
  const [x, y] = [factorOf(search, 'x'), factorOf(search, 'y')];
  const clearest = pairs.at(0) ?? { x: 'deployments', y: 'lead-time' };
  return x && y && x !== y ? { x, y } : { x: clearest.x, y: clearest.y };
}

/** Writes a pair into a URL's search, leaving the parameters of others alone. */
export function writeFactors(
  search: URLSearchParams,
  { x, y }: FactorPair,
): URLSearchParams {
  const written = new URLSearchParams(search);
  written.set('x', x);
  written.set('y', y);
  return written;
}

/** The correlation of a pair, whichever way around it was computed. */
export function findPair(
  { pairs }: CorrelationReport,
  { x, y }: FactorPair,
): Correlation | undefined {
  return pairs.find(
    pair => (pair.x === x && pair.y === y) || (pair.x === y && pair.y === x),
  );
}
