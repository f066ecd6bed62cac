import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { ColumnChart, useFormats } from '@pitstop/charts';
import { Headline } from '../metrics/Headline';
import { frequencyChart } from '../metrics/frequencyChart';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import { useDeliveryReport } from '../report/useDeliveryReport';
import { ledgerTranslationRef } from '../translation';
import { DeliveryLink } from './DeliveryLink';
import { HomeFailure } from './HomeFailure';
import { HomeMessage } from './HomeMessage';
import { useOrganization } from './useOrganization';
import { WeekHeadline } from './WeekHeadline';

const query: DeliveryQuery = { range: { preset: '6m' }, granularity: 'week' };

const chartHeight = 200;

function LoadingWeeks() {
  return (
    <>
      <Headline />
      <ColumnChart {...loadingChart} height={chartHeight} />
      <Skeleton width={240} height={17} />
    </>
  );
}

function OrganisationWeeks({ organization }: { organization: Entity }) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(organization);
  const timeZone = useLedgerTimeZone();
  const formats = useFormats(timeZone);
  const state = useDeliveryReport(
    stringifyEntityRef(organization),
    query,
    timeZone,
  );
  switch (state.status) {
    case 'loading':
      return <LoadingWeeks />;
    case 'denied':
      return <HomeMessage title={t('denied.title')} />;
    case 'failed':
      return (
        <HomeFailure
          title={t('failed.title')}
          error={state.error}
          onRetry={state.retry}
        />
      );
    default: {
      const { report } = state;
      if (report.deploymentFrequency.current.deployments === undefined) {
        return <HomeMessage title={t('organisation.noData')} />;
      }
      return (
        <>
          <WeekHeadline
            name={name}
            weeks={report.deploymentFrequency.series}
            formats={formats}
          />
          <ColumnChart
            {...frequencyChart(report, formats, t)}
            height={chartHeight}
          />
          <DeliveryLink entity={organization} name={name} />
        </>
      );
    }
  }
}

function OrganisationBody() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { data, error, mutate } = useOrganization();
  if (data?.organization) {
    return <OrganisationWeeks organization={data.organization} />;
  }
  if (data) {
    return (
      <HomeMessage
        title={t('organisation.noOrganisation')}
        description={t('organisation.noOrganisationDescription')}
      />
    );
  }
  return error ? (
    <HomeFailure
      title={t('organisation.failed')}
      error={error}
      onRetry={() => {
        mutate();
      }}
    />
  ) : (
    <LoadingWeeks />
  );
}

/** The North Star: successful deployments per week, over the whole organisation. */
export function OrganisationCard() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('organisation.title')}
      helpLabel={t('organisation.help')}
      help={<Text as="p">{t('organisation.northStar')}</Text>}
    >
      <OrganisationBody />
    </MetricCard>
  );
}
