import type { ChartProps, ChartUnit, Formats } from '@pitstop/charts';
import type {
  Correlation,
  CorrelationFactor,
  CorrelationReport,
} from '@pitstop/plugin-ledger-common';
import type { Translate } from '../translation';
import { findPair, type FactorPair } from './correlationSearch';

export const factorUnits: Record<CorrelationFactor, ChartUnit> = {
  deployments: 'count',
  'lead-time': 'seconds',
  'change-fail-rate': 'ratio',
  'recovery-time': 'seconds',
  incidents: 'count',
  'build-duration': 'seconds',
  'build-success-rate': 'ratio',
  coverage: 'ratio',
  duplication: 'ratio',
  'open-findings': 'count',
};

/** What a correlation says, in plain words. */
export function correlationSentence(
  pair: Correlation | undefined,
  { x, y }: FactorPair,
  t: Translate,
): string {
  const verdict = pair?.verdict ?? 'too-few';
  const names = {
    x: t(`correlation.factor.${x}`),
    y: t(`correlation.factor.${y}`),
  };
  if (verdict !== 'clear') {
    return t(`correlation.sentence.${verdict}`, names);
  }
  const lower = {
    x: names.x.toLocaleLowerCase('en'),
    y: names.y.toLocaleLowerCase('en'),
  };
  return t(
    (pair?.rho ?? 0) > 0
      ? 'correlation.sentence.clear.up'
      : 'correlation.sentence.clear.down',
    lower,
  );
}

/** "rho 0.41 (0.22 to 0.57), n = 84 components" */
export function correlationSubtitle(
  pair: Correlation | undefined,
  formats: Formats,
  t: Translate,
): string {
  const n = formats.count(pair?.n ?? 0);
  if (pair?.rho === undefined || !pair.interval) {
    return t('correlation.subtitleN', { n });
  }
  const [low, high] = pair.interval;
  return t('correlation.subtitle', {
    rho: pair.rho.toFixed(2),
    low: low.toFixed(2),
    high: high.toFixed(2),
    n,
  });
}

/** A point per component that has both numbers. */
export function correlationChart(
  correlation: CorrelationReport,
  factors: FactorPair,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { x, y } = factors;
  const pair = findPair(correlation, factors);
  const known = correlation.points.filter(
    point => point[x] !== undefined && point[y] !== undefined,
  );
  const title = correlationSentence(pair, factors, t);
  if (known.length === 0) {
    return {
      title,
      state: { status: 'empty', title, description: t('correlation.notKnown') },
    };
  }
  return {
    title,
    subtitle: correlationSubtitle(pair, formats, t),
    state: {
      status: 'ready',
      data: {
        pointName: t('correlation.component'),
        series: [x, y].map((factor, index) => ({
          id: index === 0 ? 'x' : 'y',
          name: t(`correlation.factor.${factor}`),
          unit: factorUnits[factor],
          tone: 'first',
        })),
        points: known.map((point, index) => ({
          id: `${index}`,
          label: t('correlation.number', { number: formats.count(index + 1) }),
          tick: '',
          values: { x: point[x], y: point[y] },
        })),
      },
    },
  };
}
