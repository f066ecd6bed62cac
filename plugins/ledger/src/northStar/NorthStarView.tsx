import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Flex, Grid, Text } from '@backstage/ui';
import { ColumnChart, type Formats } from '@pitstop/charts';
import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import { DeliveryLink } from '../home/DeliveryLink';
import { WeekHeadline } from '../home/WeekHeadline';
import { Headline } from '../metrics/Headline';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { Annotations } from './Annotations';
import { ContributionsCard } from './ContributionsCard';
import { InputTree } from './InputTree';
import { northStarChart } from './northStarChart';

const chartHeight = 320;

interface NorthStarViewProps {
  organization: Entity;
  /** Left out while it loads. */
  report?: NorthStarReport;
  formats: Formats;
  /** Asks again, after something was written down. */
  onChanged?: () => Promise<void>;
}

/** The number of every week with its remarks, who gives to it, and what drives it. */
export function NorthStarView(props: NorthStarViewProps) {
  const { organization, report, formats, onChanged } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(organization);
  return (
    <Grid.Root columns="12" gap="4">
      <Grid.Item colSpan={{ initial: '12', lg: '8' }}>
        <Flex direction="column" gap="4">
          <MetricCard
            title={t('organisation.title')}
            helpLabel={t('organisation.help')}
            help={<Text as="p">{t('organisation.northStar')}</Text>}
          >
            {report ? (
              <WeekHeadline
                name={name}
                weeks={report.weeks}
                evidence={{ metric: 'deployment-frequency' }}
                formats={formats}
              />
            ) : (
              <Headline />
            )}
            <ColumnChart
              {...(report ? northStarChart(report, formats, t) : loadingChart)}
              height={chartHeight}
            />
            {report && onChanged && (
              <Annotations report={report} onChanged={onChanged} />
            )}
            <DeliveryLink entity={organization} name={name} />
          </MetricCard>
          <ContributionsCard report={report} formats={formats} />
        </Flex>
      </Grid.Item>
      <Grid.Item colSpan={{ initial: '12', lg: '4' }}>
        <InputTree report={report} formats={formats} />
      </Grid.Item>
    </Grid.Root>
  );
}
