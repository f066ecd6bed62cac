import { useSearchParams } from 'react-router-dom';
import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { CorrelationCard } from './CorrelationCard';
import { parseFactors, writeFactors } from './correlationSearch';
import { OneComponent } from './OneComponent';
import { PairsCard } from './PairsCard';

/** Which numbers go together over the components. */
export function Correlation({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const [search, setSearch] = useSearchParams();
  const correlation = report?.correlation;
  if (!correlation) {
    return (
      <MetricCard title={t('correlation.title')}>
        <Skeleton width="100%" height={420} />
      </MetricCard>
    );
  }
  if (report.scope.kind === 'component') {
    return <OneComponent />;
  }
  if (correlation.pairs.length === 0) {
    return (
      <MetricCard title={t('correlation.title')}>
        <Text as="p" weight="bold">
          {t('correlation.none')}
        </Text>
        <Text as="p" color="secondary">
          {t('correlation.noneDescription')}
        </Text>
      </MetricCard>
    );
  }
  return (
    <>
      <CorrelationCard
        correlation={correlation}
        factors={parseFactors(search, correlation)}
        formats={formats}
        onChange={factors =>
          setSearch(current => writeFactors(current, factors))
        }
      />
      <PairsCard
        correlation={correlation}
        hrefOf={factors => `?${writeFactors(search, factors)}`}
        formats={formats}
      />
    </>
  );
}
