import type { ChartProps, ChartSample, Formats } from '@pitstop/charts';
import {
  fewestCorrelated,
  fisherDeviation,
  fisherZ,
  usualZ,
  type CodeReport,
  type SizeAgainstTime,
  type SizeBucket,
} from '@pitstop/plugin-ledger-common';
import { basisNotice, notShownState, shownOnly } from '../report/shownOnly';
import type { Translate } from '../translation';
import { countUnsized } from './countUnsized';

function bucketLabel(bucket: SizeBucket, formats: Formats, t: Translate) {
  const { fromLines, toLines } = bucket;
  return toLines === undefined
    ? t('code.sizes.from', { lines: formats.count(fromLines) })
    : t('code.sizes.between', {
        from: formats.count(fromLines),
        to: formats.count(toLines - 1),
      });
}

/** Where a size lies among the buckets: within one, by order of magnitude. */
function placeOf(lines: number, buckets: readonly SizeBucket[]): number {
  const index = Math.max(
    0,
    buckets.findLastIndex(bucket => bucket.fromLines <= lines),
  );
  const { fromLines, toLines = fromLines * 10 } = buckets[index];
  const low = Math.log(fromLines + 1);
  const share = (Math.log(lines + 1) - low) / (Math.log(toLines + 1) - low);
  // Not on the border, where it could be of either.
  return index + Math.min(Math.max(share, 0.03), 0.97);
}

function samplesOf({ points, buckets }: SizeAgainstTime): ChartSample[] {
  return points.map(({ lines, seconds }) => ({
    at: placeOf(lines, buckets),
    value: seconds,
  }));
}

/** How strongly two things go together, after Cohen's thresholds. */
function strengthOf(rho: number) {
  const size = Math.abs(rho);
  if (size < 0.1) {
    return 'none';
  }
  const direction = rho > 0 ? 'longer' : 'shorter';
  if (size < 0.3) {
    return `weak.${direction}` as const;
  }
  return size < 0.5
    ? (`moderate.${direction}` as const)
    : (`strong.${direction}` as const);
}

/** Whether as few pairs would often give as strong a rho without any connection. */
function canBeChance(rho: number, pairs: number): boolean {
  return (
    pairs < fewestCorrelated ||
    Math.abs(fisherZ(rho)) < usualZ * fisherDeviation(pairs)
  );
}

/** What the correlation means here, in a sentence. */
export function sizesSentence(sizes: SizeAgainstTime, t: Translate): string {
  const { spearmanRho: rho, changes } = sizes;
  if (rho === undefined) {
    return t('code.sizes.tooFew');
  }
  const strength = strengthOf(rho);
  return strength !== 'none' && canBeChance(rho, changes)
    ? t('code.sizes.meaning.chance')
    : t(`code.sizes.meaning.${strength}`);
}

/** "The smallest merge in 2 h, the largest in 3 d (medians)" */
export function sizesContrast(
  sizes: SizeAgainstTime,
  formats: Formats,
  t: Translate,
): string | undefined {
  const known = sizes.buckets.flatMap(bucket => {
    const shown = shownOnly(bucket.timeToMerge);
    return shown ? [{ bucket, median: shown.quartileSeconds[1] }] : [];
  });
  const [first] = known;
  const last = known.at(-1);
  return first === undefined || last === undefined || first === last
    ? undefined
    : t('code.sizes.contrast', {
        smallSize: bucketLabel(first.bucket, formats, t),
        small: formats.duration(first.median),
        largeSize: bucketLabel(last.bucket, formats, t),
        large: formats.duration(last.median),
      });
}

/** Size of pull requests against the time to merge them. */
export function sizesChart(
  code: CodeReport,
  formats: Formats,
  t: Translate,
): ChartProps {
  const { sizes } = code;
  if (sizes.status === 'no-data' && countUnsized(code)) {
    return {
      title: t('code.sizes.title'),
      state: {
        status: 'empty',
        title: t('code.sizes.noneSized'),
        description: t('code.sizes.whyUnsized'),
      },
    };
  }
  if (sizes.status !== 'shown') {
    return { title: t('code.sizes.title'), state: notShownState(sizes, t) };
  }
  return {
    title: sizesSentence(sizes, t),
    subtitle: sizesContrast(sizes, formats, t),
    state: {
      status: 'ready',
      notice: basisNotice(sizes, formats, t) ?? t('code.sizes.note'),
      data: {
        pointName: t('code.sizes.lines'),
        series: [
          {
            id: 'lower',
            name: t('code.sizes.lower'),
            unit: 'seconds',
            tone: 'first',
          },
          {
            id: 'median',
            name: t('leadTime.seriesMedian'),
            unit: 'seconds',
            tone: 'first',
          },
          {
            id: 'upper',
            name: t('code.sizes.upper'),
            unit: 'seconds',
            tone: 'first',
          },
          {
            id: 'changes',
            name: t('leadTime.seriesChanges'),
            unit: 'count',
            tone: 'third',
            listedOnly: true,
          },
        ],
        points: sizes.buckets.map(bucket => {
          const label = bucketLabel(bucket, formats, t);
          const shown = shownOnly(bucket.timeToMerge);
          const [lower, median, upper] = shown?.quartileSeconds ?? [];
          return {
            id: String(bucket.fromLines),
            label: t('code.sizes.bucket', { label }),
            tick: label,
            values: { lower, median, upper, changes: shown?.changes },
          };
        }),
        samples: samplesOf(sizes),
      },
    },
  };
}
