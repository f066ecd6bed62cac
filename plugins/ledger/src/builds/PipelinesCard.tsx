import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, Text } from '@backstage/ui';
import { DataTable, type ChartData, type Formats } from '@pitstop/charts';
import type { PipelineSummary } from '@pitstop/plugin-ledger-common';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef, type Translate } from '../translation';

const tableHeight = 360;

function pipelineTable(
  pipelines: readonly PipelineSummary[],
  t: Translate,
): ChartData {
  return {
    pointName: t('builds.pipeline'),
    series: [
      { id: 'builds', name: t('builds.series'), unit: 'count', tone: 'first' },
      {
        id: 'success',
        name: t('builds.success.title'),
        unit: 'ratio',
        tone: 'first',
      },
      {
        id: 'median',
        name: t('leadTime.seriesMedian'),
        unit: 'seconds',
        tone: 'first',
      },
      {
        id: 'p90',
        name: t('leadTime.seriesP90'),
        unit: 'seconds',
        tone: 'first',
      },
      {
        id: 'red',
        name: t('builds.red.title'),
        unit: 'seconds',
        tone: 'first',
      },
    ],
    points: pipelines.map(pipeline => ({
      id: pipeline.name,
      label: pipeline.name,
      tick: pipeline.name,
      values: {
        builds: pipeline.builds,
        success: pipeline.successRate,
        median: pipeline.medianSeconds,
        p90: pipeline.p90Seconds,
        red: pipeline.medianRedSeconds,
      },
    })),
  };
}

interface PipelinesCardProps {
  /** Left out while it loads. */
  pipelines?: PipelineSummary[];
  formats: Formats;
}

/** The pipelines that ran most. */
export function PipelinesCard({ pipelines, formats }: PipelinesCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard title={t('builds.pipelines')}>
      {!pipelines && <Skeleton width="100%" height={tableHeight} />}
      {pipelines?.length === 0 && <Text as="p">{t('builds.none')}</Text>}
      {pipelines && pipelines.length > 0 && (
        <DataTable
          caption={t('builds.pipelines')}
          data={pipelineTable(pipelines, t)}
          maxHeight={tableHeight}
          renderLabel={({ label: pipeline, values: { builds = 0 } }) => (
            <EvidenceLink
              evidence={{ metric: 'builds', pipeline }}
              number={t('builds.runsOf', {
                pipeline,
                count: builds,
                formatted: formats.count(builds),
              })}
            >
              {pipeline}
            </EvidenceLink>
          )}
        />
      )}
    </MetricCard>
  );
}
