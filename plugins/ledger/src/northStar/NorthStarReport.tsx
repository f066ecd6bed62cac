import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useFormats } from '@pitstop/charts';
import type {
  EvidenceMetric,
  NorthStarReport as Report,
  TimeRange,
} from '@pitstop/plugin-ledger-common';
import { findGap, type Obstacle } from '../delivery/findObstacle';
import { ReportFrame } from '../delivery/ReportFrame';
import { EvidenceDrawer } from '../evidence/EvidenceDrawer';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { ObstacleState } from '../states/ObstacleState';
import { NorthStarView } from './NorthStarView';
import { ledgerTranslationRef } from '../translation';
import type { NorthStarState } from './useNorthStar';
import { wholeWeeks } from './wholeWeeks';

function obstacleOf(report: Report): Obstacle | undefined {
  const deployed = report.weeks.some(week => week.deployments !== undefined);
  return findGap(report) ?? (deployed ? undefined : 'never-deployed');
}

/** Of when the numbers are: the last whole week, but adoption is of now. */
function rangeOf({ range, weeks }: Report, metric: EvidenceMetric): TimeRange {
  const last = metric === 'adoption' ? undefined : wholeWeeks(weeks).at(-1);
  return last ? { from: last.start, to: last.end } : range;
}

/** Successful deployments of every week, and what drives them. */
export function NorthStarReport({
  organization,
  state,
}: {
  organization: Entity;
  state: NorthStarState;
}) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(organization);
  const formats = useFormats(useLedgerTimeZone());
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
        <FailedState
          what={t('failed.delivery', { name })}
          error={state.error}
          onRetry={state.retry}
        />
      );
    default: {
      const { report, refreshError, retry } = state;
      const obstacle = obstacleOf(report);
      return obstacle ? (
        <ObstacleState
          obstacle={obstacle}
          entity={organization}
          name={name}
          header={report}
          formats={formats}
        />
      ) : (
        <ReportFrame
          report={report}
          formats={formats}
          changing={false}
          refreshError={refreshError}
          onRetry={retry}
        >
          <NorthStarView
            organization={organization}
            report={report}
            formats={formats}
            onChanged={retry}
          />
          <EvidenceDrawer
            name={name}
            report={report}
            rangeOf={metric => rangeOf(report, metric)}
            formats={formats}
          />
        </ReportFrame>
      );
    }
  }
}
