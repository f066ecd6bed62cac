import type { ReactNode } from 'react';
import { Link, Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Sparkline, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { Headline } from '../metrics/Headline';
import { MetricCard } from '../metrics/MetricCard';
import { Trend } from '../metrics/Trend';
import { writeQuantity } from '../metrics/writeQuantity';
import { ledgerTranslationRef } from '../translation';
import type { Brief } from './Brief';
import styles from './BriefCard.module.css';

interface BriefCardProps {
  title: string;
  helpLabel: string;
  help: ReactNode;
  /** Left out while it loads. */
  report?: DeliveryReport;
  brief?: Brief;
  formats: Formats;
  /** Where there is more about the metric, and what it is called. */
  more?: { href: string; label: string };
}

const courseHeight = 48;

function BriefBody(props: {
  report: DeliveryReport;
  brief: Brief;
  formats: Formats;
}) {
  const { report, brief, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const write = (value: number | undefined) =>
    value === undefined
      ? t('noData')
      : writeQuantity(value, brief.quantity, formats);
  return (
    <>
      <Text as="p" variant="body-medium" className={styles.sentence}>
        {brief.sentence}
      </Text>
      <Headline
        value={write(brief.value)}
        unit={brief.value === undefined ? undefined : brief.unit}
        evidence={
          brief.value === undefined ? undefined : { metric: brief.evidence }
        }
        trend={
          <Trend
            comparison={brief.comparison}
            of={brief.quantity}
            previousRange={report.previousRange}
            formats={formats}
          />
        }
        detail={brief.basis}
      />
      {brief.course.some(value => value !== undefined) ? (
        <Sparkline
          label={t(`overview.course.${report.range.granularity}`, {
            values: brief.course.map(write).join(', '),
          })}
          values={brief.course}
          lastIncomplete={
            report.deploymentFrequency.series.at(-1)?.incomplete ?? false
          }
          height={courseHeight}
        />
      ) : (
        <div style={{ height: courseHeight }} />
      )}
    </>
  );
}

/** One metric: what it says, its number, its trend, what it rests on, its course. */
export function BriefCard(props: BriefCardProps) {
  const { report, brief, formats, more } = props;
  return (
    <MetricCard
      title={props.title}
      helpLabel={props.helpLabel}
      help={props.help}
    >
      {report && brief ? (
        <BriefBody report={report} brief={brief} formats={formats} />
      ) : (
        <>
          <Skeleton width="70%" height={20} className={styles.sentence} />
          <Headline />
          <Skeleton width="100%" height={courseHeight} />
        </>
      )}
      {more && (
        <div className={styles.more}>
          <Link href={more.href} variant="body-small">
            {more.label}
          </Link>
        </div>
      )}
    </MetricCard>
  );
}
