import { Select, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScatterChart, type Formats } from '@pitstop/charts';
import {
  correlationFactors,
  type CorrelationReport,
} from '@pitstop/plugin-ledger-common';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import styles from './CorrelationCard.module.css';
import { correlationChart } from './correlationChart';
import type { FactorPair } from './correlationSearch';

interface CorrelationCardProps {
  correlation: CorrelationReport;
  factors: FactorPair;
  formats: Formats;
  onChange(factors: FactorPair): void;
}

/** Two numbers, held against each other component by component. */
export function CorrelationCard(props: CorrelationCardProps) {
  const { correlation, factors, formats, onChange } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const selectOf = (axis: 'x' | 'y', other: 'x' | 'y') => (
    <Select
      label={t(`correlation.${axis}`)}
      selectionMode="single"
      value={factors[axis]}
      onChange={chosen => {
        const factor = correlationFactors.find(each => each === chosen);
        if (factor) {
          onChange({ ...factors, [axis]: factor });
        }
      }}
      options={correlationFactors
        .filter(each => each !== factors[other])
        .map(each => ({ id: each, label: t(`correlation.factor.${each}`) }))}
    />
  );
  return (
    <MetricCard
      title={t('correlation.title')}
      helpLabel={t('correlation.help')}
      help={<Text as="p">{t('correlation.explanation')}</Text>}
    >
      <div className={styles.choices}>
        {selectOf('y', 'x')}
        {selectOf('x', 'y')}
      </div>
      <ScatterChart {...correlationChart(correlation, factors, formats, t)} />
      <Text as="p" variant="body-small">
        {t('correlation.warning')}
      </Text>
    </MetricCard>
  );
}
