import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DataTable,
  TrendChart,
  type ChartData,
  type Formats,
} from '@pitstop/charts';
import type {
  DeliveryReport,
  OpenFindings,
  QualityReport,
} from '@pitstop/plugin-ledger-common';
import { FactList } from '../metrics/FactList';
import { Headline } from '../metrics/Headline';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import { Trend } from '../metrics/Trend';
import { compare } from '../report/compare';
import { ledgerTranslationRef, type Translate } from '../translation';
import { findingsChart } from './findingsChart';

const tableHeight = 240;

function severityTable(
  findings: readonly OpenFindings[],
  t: Translate,
): ChartData {
  return {
    pointName: t('quality.findings.severity'),
    series: [
      {
        id: 'open',
        name: t('quality.findings.open'),
        unit: 'count',
        tone: 'first',
      },
      {
        id: 'age',
        name: t('quality.findings.age'),
        unit: 'seconds',
        tone: 'first',
      },
    ],
    points: findings.map(({ severity, open, medianAgeSeconds }) => ({
      id: severity,
      label: t(`quality.findings.name.${severity}`),
      tick: severity,
      values: { open, age: medianAgeSeconds },
    })),
  };
}

interface FindingsProps {
  report: DeliveryReport;
  quality: QualityReport;
  formats: Formats;
}

function Findings({ report, quality, formats }: FindingsProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { current, previous } = quality.findings;
  const { medianSecondsToClose } = current;
  return (
    <>
      <Headline
        value={formats.count(current.open)}
        evidence={{ metric: 'open-findings', order: 'longest' }}
        unit={t('quality.findings.unit')}
        trend={
          <Trend
            comparison={compare(current.open, previous.open, 'down')}
            of="count"
            previousRange={report.previousRange}
            formats={formats}
          />
        }
      />
      <TrendChart {...findingsChart(report, quality, formats, t)} />
      <FactList
        facts={[
          {
            label: t('quality.findings.opened'),
            value: formats.count(current.opened),
            evidence: { metric: 'opened-findings' },
          },
          {
            label: t('quality.findings.closed'),
            value: formats.count(current.closed),
            evidence: { metric: 'closed-findings', order: 'longest' },
          },
          {
            label: t('quality.findings.toClose'),
            value:
              medianSecondsToClose === undefined
                ? t('noData')
                : formats.duration(medianSecondsToClose),
            hint: t('quality.findings.toCloseHint'),
          },
        ]}
      />
      <DataTable
        caption={t('quality.findings.bySeverity')}
        data={severityTable(quality.openFindings, t)}
        maxHeight={tableHeight}
      />
    </>
  );
}

interface FindingsCardProps {
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

/** Security findings: how many are open, how bad, for how long. */
export function FindingsCard({ report, formats }: FindingsCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('quality.findings.title')}
      helpLabel={t('quality.findings.help')}
      help={<Text as="p">{t('quality.findings.definition')}</Text>}
    >
      {report?.quality ? (
        <Findings report={report} quality={report.quality} formats={formats} />
      ) : (
        <>
          <Headline />
          <TrendChart {...loadingChart} />
        </>
      )}
    </MetricCard>
  );
}
