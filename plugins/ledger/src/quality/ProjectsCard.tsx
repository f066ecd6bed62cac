import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DataTable, type ChartData, type Formats } from '@pitstop/charts';
import type { QualityReport } from '@pitstop/plugin-ledger-common';
import { EvidenceLink } from '../evidence/EvidenceLink';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef, type Translate } from '../translation';

const tableHeight = 360;

function projectTable(
  { projects }: QualityReport,
  formats: Formats,
  t: Translate,
): ChartData {
  return {
    pointName: t('quality.projects.project'),
    series: [
      {
        id: 'coverage',
        name: t('quality.coverage.title'),
        unit: 'ratio',
        tone: 'first',
      },
      {
        id: 'duplication',
        name: t('quality.duplication.title'),
        unit: 'ratio',
        tone: 'first',
      },
      {
        id: 'issues',
        name: t('quality.issues.title'),
        unit: 'count',
        tone: 'first',
      },
    ],
    points: projects.map(({ project, gate, analysedAt, measures }) => ({
      id: project,
      label: [
        project,
        t('quality.projects.gate', { gate: t(`quality.projects.${gate}`) }),
        formats.day(analysedAt),
      ].join(' · '),
      tick: project,
      values: {
        coverage: measures.coverage,
        duplication: measures.duplication,
        issues: measures.issues,
      },
    })),
  };
}

interface ProjectsCardProps {
  /** Left out while it loads. */
  quality?: QualityReport;
  formats: Formats;
}

/** The projects as their last analysis left them. */
export function ProjectsCard({ quality, formats }: ProjectsCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard title={t('quality.projects.title')}>
      {!quality && <Skeleton width="100%" height={tableHeight} />}
      {quality?.projects.length === 0 && (
        <Text as="p">{t('quality.none')}</Text>
      )}
      {quality && quality.projects.length > 0 && (
        <>
          <div>
            <EvidenceLink
              evidence={{
                metric:
                  quality.current.failedGates > 0
                    ? 'failed-gates'
                    : 'quality-gates',
              }}
            >
              {t('quality.projects.gates', {
                count: quality.current.projects,
                formatted: formats.count(quality.current.projects),
                failed: formats.count(quality.current.failedGates),
              })}
            </EvidenceLink>
          </div>
          <DataTable
            caption={t('quality.projects.title')}
            data={projectTable(quality, formats, t)}
            maxHeight={tableHeight}
          />
        </>
      )}
    </MetricCard>
  );
}
