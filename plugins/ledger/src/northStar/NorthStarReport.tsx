import { useMemo } from 'react';
import { DateTime } from 'luxon';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Grid, Text } from '@backstage/ui';
import { ColumnChart, useFormats, type Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { findObstacle } from '../delivery/findObstacle';
import { ReportFrame } from '../delivery/ReportFrame';
import { DeliveryLink } from '../home/DeliveryLink';
import { WeekHeadline } from '../home/WeekHeadline';
import { Headline } from '../metrics/Headline';
import { loadingChart } from '../metrics/loadingChart';
import { MetricCard } from '../metrics/MetricCard';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import {
  useDeliveryReport,
  type ReportShape,
} from '../report/useDeliveryReport';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { ObstacleState } from '../states/ObstacleState';
import { ledgerTranslationRef } from '../translation';
import { InputTree } from './InputTree';
import { northStarChart } from './northStarChart';
import { sinceFirstDeployment } from './wholeWeeks';

/** Of more weeks, no column could be told from the next. */
const yearsShown = 5;

const chartHeight = 320;

const shape: ReportShape = { include: ['builds', 'code'] };

/** From a Monday years ago until now, whenever that is. */
function useEveryWeek(timeZone: string): DeliveryQuery {
  const from = DateTime.now()
    .setZone(timeZone)
    .minus({ years: yearsShown })
    .startOf('week')
    .toISODate();
  return useMemo(
    () => ({
      range: { from: from ?? '', to: '9999-12-30' },
      granularity: 'week',
    }),
    [from],
  );
}

interface NorthStarViewProps {
  organization: Entity;
  /** Left out while it loads. */
  report?: DeliveryReport;
  formats: Formats;
}

function NorthStarView(props: NorthStarViewProps) {
  const { organization, report, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(organization);
  return (
    <Grid.Root columns="12" gap="4">
      <Grid.Item colSpan={{ initial: '12', lg: '8' }}>
        <MetricCard
          title={t('organisation.title')}
          helpLabel={t('organisation.help')}
          help={<Text as="p">{t('organisation.northStar')}</Text>}
        >
          {report ? (
            <WeekHeadline
              name={name}
              weeks={report.deploymentFrequency.series}
              formats={formats}
            />
          ) : (
            <Headline />
          )}
          <ColumnChart
            {...(report ? northStarChart(report, formats, t) : loadingChart)}
            height={chartHeight}
          />
          <DeliveryLink entity={organization} name={name} />
        </MetricCard>
      </Grid.Item>
      <Grid.Item colSpan={{ initial: '12', lg: '4' }}>
        <InputTree report={report} formats={formats} />
      </Grid.Item>
    </Grid.Root>
  );
}

/** Successful deployments of every week, and what drives them. One request. */
export function NorthStarReport({ organization }: { organization: Entity }) {
  const { primaryTitle: name } = useEntityPresentation(organization);
  const timeZone = useLedgerTimeZone();
  const formats = useFormats(timeZone);
  const state = useDeliveryReport(
    stringifyEntityRef(organization),
    useEveryWeek(timeZone),
    timeZone,
    shape,
  );
  switch (state.status) {
    case 'loading':
      return (
        <ReportFrame formats={formats} changing={false}>
          <NorthStarView organization={organization} formats={formats} />
        </ReportFrame>
      );
    case 'denied':
      return <DeniedState />;
    case 'failed':
      return (
        <FailedState name={name} error={state.error} onRetry={state.retry} />
      );
    default: {
      const obstacle = findObstacle(state.report);
      const report = sinceFirstDeployment(state.report);
      return obstacle ? (
        <ObstacleState
          obstacle={obstacle}
          entity={organization}
          name={name}
          report={state.report}
          formats={formats}
        />
      ) : (
        <ReportFrame
          report={report}
          formats={formats}
          changing={state.changing}
          refreshError={state.refreshError}
          onRetry={state.retry}
        >
          <NorthStarView
            organization={organization}
            report={report}
            formats={formats}
          />
        </ReportFrame>
      );
    }
  }
}
