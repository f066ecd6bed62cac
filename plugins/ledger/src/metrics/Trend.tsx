import { Text } from '@backstage/ui';
import { RiArrowDownLine, RiArrowUpLine, RiEqualLine } from '@remixicon/react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { TimeRange } from '@pitstop/plugin-ledger-common';
import type { Comparison } from '../report/compare';
import { ledgerTranslationRef, type Translate } from '../translation';
import styles from './Trend.module.css';
import { writeQuantity, type Quantity } from './writeQuantity';

interface TrendProps {
  comparison: Comparison;
  /** Counts get more or fewer, times longer or shorter, rates higher or lower. */
  of: Quantity;
  previousRange: TimeRange;
  formats: Formats;
}

const icons = { up: RiArrowUpLine, down: RiArrowDownLine };

const wordKeys = {
  count: { up: 'trend.more', down: 'trend.fewer' },
  average: { up: 'trend.more', down: 'trend.fewer' },
  time: { up: 'trend.longer', down: 'trend.shorter' },
  rate: { up: 'trend.higher', down: 'trend.lower' },
} as const;

/** Of growth like this, percents say nothing any more. */
const timesKeys = {
  count: 'trend.timesAsMany',
  average: 'trend.timesAsMany',
  time: 'trend.timesAsLong',
} as const;

const manyTimes = 10;

function wordsOf(
  { direction, ratio }: Extract<Comparison, { kind: 'changed' }>,
  of: Quantity,
  formats: Formats,
  t: Translate,
): string {
  const times = Math.round(1 + ratio);
  return of !== 'rate' && direction === 'up' && times >= manyTimes
    ? t(timesKeys[of], { times: formats.count(times) })
    : t(wordKeys[of][direction], {
        percent: formats.percent(ratio),
        points: formats.count(Math.round(ratio * 100)),
        count: Math.round(ratio * 100),
      });
}

/**
 * How a number stands to the one of the time before: which way, and whether
 * that is good, each in words.
 */
export function Trend({ comparison, of, previousRange, formats }: TrendProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const span = formats.span({
    start: previousRange.from,
    end: previousRange.to,
  });
  const value = (previous: number) => writeQuantity(previous, of, formats);
  const before = (text: string) => (
    <Text as="span" variant="body-small" color="secondary">
      {text}
    </Text>
  );

  switch (comparison.kind) {
    case 'impossible':
      return before(t('trend.previousNoData', { span }));
    case 'from-zero':
      return before(t('trend.previousZero', { span }));
    case 'same':
      return (
        <span className={styles.trend}>
          <RiEqualLine className={styles.icon} aria-hidden />
          <Text as="span" variant="body-small" weight="bold">
            {t('trend.same')}
          </Text>
          {before(
            t('trend.previous', { value: value(comparison.previous), span }),
          )}
        </span>
      );
    default: {
      const Icon = icons[comparison.direction];
      return (
        <span className={styles.trend}>
          <span className={comparison.better ? styles.better : styles.worse}>
            <Icon className={styles.icon} aria-hidden />
            {wordsOf(comparison, of, formats, t)},{' '}
            {t(comparison.better ? 'trend.better' : 'trend.worse')}
          </span>
          {before(
            t('trend.previous', { value: value(comparison.previous), span }),
          )}
        </span>
      );
    }
  }
}
