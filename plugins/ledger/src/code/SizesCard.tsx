import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RangeChart, type Formats } from '@pitstop/charts';
import type { CodeReport } from '@pitstop/plugin-ledger-common';
import { FactList, type Fact } from '../metrics/FactList';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import { shownOnly } from '../report/shownOnly';
import { ledgerTranslationRef, type Translate } from '../translation';
import { countUnsized } from './countUnsized';
import { sizesChart } from './sizesChart';

interface SizesCardProps {
  /** Left out while it loads. */
  code?: CodeReport;
  formats: Formats;
}

function sizeFacts(
  code: CodeReport | undefined,
  formats: Formats,
  t: Translate,
): Fact[] {
  const sizes = code && shownOnly(code.sizes);
  const unsized = code && countUnsized(code);
  const write = (value: string | undefined) =>
    code && (value ?? t('people.notShown'));
  return [
    {
      label: t('code.sizes.rho'),
      value: write(sizes?.spearmanRho?.toFixed(2)),
      hint: t('code.sizes.rhoHint'),
    },
    {
      label: t('leadTime.seriesChanges'),
      value: write(sizes && formats.count(sizes.changes)),
      hint: unsized
        ? [
            t('code.sizes.unsized', {
              count: unsized,
              formatted: formats.count(unsized),
            }),
            t('code.sizes.whyUnsized'),
          ].join(' ')
        : undefined,
    },
    {
      label: t('code.sizes.medianLines'),
      value: write(sizes && formats.count(Math.round(sizes.medianLines))),
    },
  ];
}

/** Whether small pull requests are merged faster here. */
export function SizesCard({ code, formats }: SizesCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('code.sizes.title')}
      helpLabel={t('code.sizes.help')}
      help={
        <>
          <Text as="p">{t('code.sizes.definition')}</Text>
          <Text as="p">{t('code.sizes.warning')}</Text>
        </>
      }
    >
      <RangeChart {...(code ? sizesChart(code, formats, t) : loadingChart)} />
      <FactList facts={sizeFacts(code, formats, t)} />
    </MetricCard>
  );
}
