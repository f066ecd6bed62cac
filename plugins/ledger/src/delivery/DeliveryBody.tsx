import type { ComponentType } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useFormats } from '@pitstop/charts';
import { Builds } from '../builds/Builds';
import { Code } from '../code/Code';
import { Correlation } from '../correlation/Correlation';
import { Deployments } from '../deployments/Deployments';
import { EvidenceDrawer } from '../evidence/EvidenceDrawer';
import { LeadTime } from '../leadTime/LeadTime';
import { Overview } from '../overview/Overview';
import { Quality } from '../quality/Quality';
import type { DeliveryQueryState } from '../range/useDeliveryQuery';
import type { DeliveryReportState } from '../report/useDeliveryReport';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { ObstacleState } from '../states/ObstacleState';
import { Review } from '../review/Review';
import type { DeliverySubpage } from '../subpages/DeliverySubpage';
import type { SubpageState } from '../subpages/useSubpage';
import { findObstacle } from './findObstacle';
import { ReportFrame } from './ReportFrame';
import { ledgerTranslationRef } from '../translation';
import type { ReportViewProps } from './ReportViewProps';

const views: Record<DeliverySubpage, ComponentType<ReportViewProps>> = {
  overview: Overview,
  deployments: Deployments,
  'lead-time': LeadTime,
  code: Code,
  review: Review,
  builds: Builds,
  quality: Quality,
  correlation: Correlation,
};

/** Builds and reviews come before the first deployment. */
const needsDeployments: Record<DeliverySubpage, boolean> = {
  overview: true,
  deployments: true,
  'lead-time': true,
  code: false,
  review: false,
  builds: false,
  quality: false,
  correlation: false,
};

interface DeliveryBodyProps {
  entity: Entity;
  state: DeliveryReportState;
  selection: DeliveryQueryState;
  subpages: SubpageState;
}

/** The sub-page, or why there is nothing to show on it. */
export function DeliveryBody(props: DeliveryBodyProps) {
  const { entity, state, selection, subpages } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(entity);
  const formats = useFormats(
    state.status === 'ready' ? state.report.range.timeZone : selection.timeZone,
  );
  const View = views[subpages.subpage];
  const shared = {
    formats,
    granularity: selection.query.granularity,
    hrefOf: subpages.hrefOf,
  };
  switch (state.status) {
    case 'loading':
      return (
        <ReportFrame formats={formats} changing={false}>
          <View {...shared} />
        </ReportFrame>
      );
    case 'denied':
      return <DeniedState />;
    case 'failed':
      return (
        <FailedState
          what={t('failed.delivery', { name })}
          error={state.error}
          onRetry={state.retry}
        />
      );
    default: {
      const { report } = state;
      const obstacle = findObstacle(report, needsDeployments[subpages.subpage]);
      return obstacle ? (
        <ObstacleState
          obstacle={obstacle}
          entity={entity}
          name={name}
          header={report}
          underWay={{
            failed: report.deploymentFrequency.current.failed,
            undeployed: report.leadTime.undeployed.changes,
          }}
          formats={formats}
          hrefOf={subpages.hrefOf}
        />
      ) : (
        <ReportFrame
          report={report}
          formats={formats}
          changing={state.changing}
          refreshError={state.refreshError}
          onRetry={state.retry}
        >
          <View {...shared} report={report} />
          {!state.changing && (
            <EvidenceDrawer name={name} report={report} formats={formats} />
          )}
        </ReportFrame>
      );
    }
  }
}
