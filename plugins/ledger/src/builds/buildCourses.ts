import type { Formats } from '@pitstop/charts';
import type {
  BuildsReport,
  DeliveryReport,
} from '@pitstop/plugin-ledger-common';
import type { Course } from '../metrics/CourseCard';
import { courseChart } from '../metrics/courseChart';
import { compare, compareRates } from '../report/compare';
import type { Translate } from '../translation';

/** A report that holds builds. */
export type ReportWithBuilds = DeliveryReport & { builds: BuildsReport };

function basisOf(builds: number, formats: Formats, t: Translate) {
  return t('builds.basis', { count: builds, formatted: formats.count(builds) });
}

function noBuilds(title: string, t: Translate): Course['chart'] {
  return {
    title,
    state: {
      status: 'empty',
      title: t('builds.none'),
      description: t('builds.noneDescription'),
    },
  };
}

/** How long builds took. */
export function durationCourse(
  { builds, range, previousRange }: ReportWithBuilds,
  formats: Formats,
  t: Translate,
): Course {
  const { current, previous, series } = builds;
  const basis = basisOf(current.builds, formats, t);
  return {
    quantity: 'time',
    value: current.medianSeconds,
    unit: t('unit.median'),
    evidence: { metric: 'builds' },
    comparison: compare(current.medianSeconds, previous.medianSeconds, 'down'),
    detail:
      current.p90Seconds === undefined
        ? undefined
        : t('builds.p90', { duration: formats.duration(current.p90Seconds) }),
    previousRange,
    chart:
      current.builds === 0
        ? noBuilds(t('builds.duration.title'), t)
        : courseChart({
            series,
            granularity: range.granularity,
            unit: 'seconds',
            drawn: [
              { id: 'median', name: t('leadTime.seriesMedian'), tone: 'first' },
              { id: 'p90', name: t('leadTime.seriesP90'), tone: 'second' },
              {
                id: 'builds',
                name: t('builds.series'),
                tone: 'third',
                unit: 'count',
                listedOnly: true,
              },
            ],
            values: each => ({
              median: each.medianSeconds,
              p90: each.p90Seconds,
              builds: each.builds,
            }),
            subtitle: basis,
            formats,
            t,
          }),
  };
}

/** How many builds succeeded. */
export function successCourse(
  { builds, range, previousRange }: ReportWithBuilds,
  formats: Formats,
  t: Translate,
): Course {
  const { current, previous, series } = builds;
  const basis = basisOf(current.builds, formats, t);
  return {
    quantity: 'rate',
    value: current.successRate,
    unit: t('builds.success.unit'),
    evidence: { metric: 'builds' },
    comparison: compareRates(current.successRate, previous.successRate, 'up'),
    detail: basis,
    previousRange,
    chart:
      current.builds === 0
        ? noBuilds(t('builds.success.title'), t)
        : courseChart({
            series,
            granularity: range.granularity,
            unit: 'ratio',
            drawn: [
              {
                id: 'rate',
                name: t('builds.success.title'),
                tone: 'first',
              },
            ],
            values: each => ({ rate: each.successRate }),
            subtitle: basis,
            formats,
            t,
          }),
  };
}

/** How long the default branch stayed broken. */
export function redCourse(
  { builds, range, previousRange }: ReportWithBuilds,
  formats: Formats,
  t: Translate,
): Course {
  const { current, previous, series } = builds;
  const basis = t('builds.red.basis', {
    count: current.repaired,
    formatted: formats.count(current.repaired),
  });
  return {
    quantity: 'time',
    value: current.medianRedSeconds,
    unit: t('unit.median'),
    evidence: { metric: 'time-to-green' },
    comparison: compare(
      current.medianRedSeconds,
      previous.medianRedSeconds,
      'down',
    ),
    detail: basis,
    previousRange,
    chart:
      current.repaired === 0
        ? {
            title: t('builds.red.title'),
            state: {
              status: 'empty',
              title: t('builds.red.none'),
              description: t('builds.red.noneDescription'),
            },
          }
        : courseChart({
            series,
            granularity: range.granularity,
            unit: 'seconds',
            drawn: [
              { id: 'red', name: t('leadTime.seriesMedian'), tone: 'first' },
            ],
            values: each => ({ red: each.medianRedSeconds }),
            subtitle: basis,
            formats,
            t,
          }),
  };
}
