import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TrendChart, type ChartProps, type Formats } from '@pitstop/charts';
import type { TimeRange } from '@pitstop/plugin-ledger-common';
import type { Evidenced } from '../evidence/EvidenceLink';
import type { Comparison } from '../report/compare';
import { ledgerTranslationRef } from '../translation';
import { FactList, type Fact } from './FactList';
import { Headline } from './Headline';
import { loadingChart } from './loadingChart';
import { MetricCard } from './MetricCard';
import { Trend } from './Trend';
import { writeQuantity, type Quantity } from './writeQuantity';

/** What a metric says over its range, and how it went. */
export interface Course {
  quantity: Quantity;
  /** Undefined is *no data*, and also what is not shown. */
  value?: number;
  unit: string;
  /** The facts the number rests on, where they can be listed. */
  evidence?: Evidenced;
  comparison: Comparison;
  /** More about the number, in one line. */
  detail?: string;
  previousRange: TimeRange;
  chart: ChartProps;
  facts?: Fact[];
}

interface CourseCardProps {
  title: string;
  helpLabel: string;
  definition: string;
  /** Left out while it loads. */
  course?: Course;
  formats: Formats;
  children?: ReactNode;
}

/** A metric with its number, its trend and its course. */
export function CourseCard(props: CourseCardProps) {
  const { course, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={props.title}
      helpLabel={props.helpLabel}
      help={<Text as="p">{props.definition}</Text>}
    >
      {course ? (
        <Headline
          value={
            course.value === undefined
              ? t('noData')
              : writeQuantity(course.value, course.quantity, formats)
          }
          unit={course.value === undefined ? undefined : course.unit}
          evidence={course.value === undefined ? undefined : course.evidence}
          trend={
            <Trend
              comparison={course.comparison}
              of={course.quantity}
              previousRange={course.previousRange}
              formats={formats}
            />
          }
          detail={course.detail}
        />
      ) : (
        <Headline />
      )}
      <TrendChart {...(course?.chart ?? loadingChart)} />
      {course?.facts && <FactList facts={course.facts} />}
    </MetricCard>
  );
}
