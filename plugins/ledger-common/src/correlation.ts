/**
 * A number of each component that may be held against another. None is about
 * people's work: for a single component that would often be one person's.
 *
 * @public
 */
export type CorrelationFactor =
  | 'deployments'
  | 'lead-time'
  | 'change-fail-rate'
  | 'recovery-time'
  | 'incidents'
  | 'build-duration'
  | 'build-success-rate'
  | 'coverage'
  | 'duplication'
  | 'open-findings';

/** @public */
export const correlationFactors = [
  'deployments',
  'lead-time',
  'change-fail-rate',
  'recovery-time',
  'incidents',
  'build-duration',
  'build-success-rate',
  'coverage',
  'duplication',
  'open-findings',
] as const;

/** How two numbers go together across components. @public */
export interface Correlation {
  x: CorrelationFactor;
  y: CorrelationFactor;
  /** Components of which both are known. */
  n: number;
  /**
   * Spearman's rank correlation, from -1 to 1; undefined where fewer than
   * {@link fewestCorrelated} have both, or all are alike.
   *
   * @see https://en.wikipedia.org/wiki/Spearman%27s_rank_correlation_coefficient
   */
  rho?: number;
  /** Where rho would lie for other components like these, 95 times of 100 (Fisher's z). */
  interval?: [number, number];
  /**
   * `clear` only where chance alone would give so strong a rho less than once
   * in a thousand times: many pairs are looked at together, and one of twenty
   * would seem remarkable at the usual level.
   */
  verdict: 'too-few' | 'all-alike' | 'unclear' | 'clear';
}

/** Fewer components than these say nothing. @public */
export const fewestCorrelated = 8;

/** Any two numbers, across the components of a scope. With `include=correlation`. @public */
export interface CorrelationReport {
  /** Components that were deployed in the range; those that share their facts are one. */
  components: number;
  /** Every pair of which both are known anywhere, the clearest first. */
  pairs: Correlation[];
  /**
   * The numbers of each component over the range, without its name: this is no
   * league table. An even sample, at most 300. Times are seconds.
   */
  points: Array<Partial<Record<CorrelationFactor, number>>>;
}

/** Two-sided, five times of a hundred: how many deviations chance alone reaches. @public */
export const usualZ = 1.96;

/** Fisher's z of a correlation between -1 and 1; at its ends it has none. @public */
export function fisherZ(rho: number): number {
  return Math.atanh(Math.max(-0.999999, Math.min(0.999999, rho)));
}

/**
 * How far {@link fisherZ} of a Spearman's rho strays by chance.
 *
 * @param n - Of the pairs, four or more.
 * @see Fieller, Hartley, Pearson: Tests for rank correlation coefficients, Biometrika 44 (1957)
 * @public
 */
export function fisherDeviation(n: number): number {
  return Math.sqrt(1.06 / (n - 3));
}
