import type { ChartUnit, Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  QualityReport,
  QualitySummary,
} from '@pitstop/plugin-ledger-common';
import type { Course } from '../metrics/CourseCard';
import { courseChart } from '../metrics/courseChart';
import { compare, compareRates } from '../report/compare';
import type { Translate } from '../translation';

interface MeasureCourseOptions {
  measure: 'coverage' | 'duplication' | 'issues';
  report: DeliveryReport;
  quality: QualityReport;
  formats: Formats;
  t: Translate;
}

/** A measure of static analysis over the projects, and how it went. */
export function measureCourse(options: MeasureCourseOptions): Course {
  const { measure, report, quality, formats, t } = options;
  const { current, previous, series } = quality;
  const told = current.measures[measure];
  const isCount = measure === 'issues';
  const unit: ChartUnit = isCount ? 'count' : 'ratio';
  const toComparison = isCount ? compare : compareRates;
  const valueOf = ({ measures }: QualitySummary) => measures[measure]?.value;
  const basis =
    told &&
    t('quality.basis', {
      count: told.projects,
      formatted: formats.count(told.projects),
    });
  return {
    quantity: isCount ? 'count' : 'rate',
    value: told?.value,
    unit: t(`quality.${measure}.unit`),
    evidence: { metric: measure },
    comparison: toComparison(
      told?.value,
      valueOf(previous),
      measure === 'coverage' ? 'up' : 'down',
    ),
    detail: basis,
    previousRange: report.previousRange,
    chart: told
      ? courseChart({
          series,
          granularity: report.range.granularity,
          unit,
          drawn: [
            {
              id: measure,
              name: t(`quality.${measure}.title`),
              tone: 'first',
            },
          ],
          values: each => ({ [measure]: valueOf(each) }),
          subtitle: basis,
          formats,
          t,
        })
      : {
          title: t(`quality.${measure}.title`),
          state: {
            status: 'empty',
            title: t(
              current.projects === 0 ? 'quality.none' : 'quality.noMeasure',
            ),
            description: t('quality.noneDescription'),
          },
        },
  };
}
