import type { Entity } from '@backstage/catalog-model';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useFormats } from '@pitstop/charts';
import type { DeliveryReportState } from '../report/useDeliveryReport';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { DeliveryMetrics } from './DeliveryMetrics';
import { findObstacle } from './findObstacle';
import { ObstacleState } from '../states/ObstacleState';

interface DeliveryBodyProps {
  entity: Entity;
  state: DeliveryReportState;
  timeZone: string;
}

/** The metrics, or why there are none. */
export function DeliveryBody({ entity, state, timeZone }: DeliveryBodyProps) {
  const { primaryTitle: name } = useEntityPresentation(entity);
  const formats = useFormats(
    state.status === 'ready' ? state.report.range.timeZone : timeZone,
  );
  switch (state.status) {
    case 'loading':
      return <DeliveryMetrics formats={formats} changing={false} />;
    case 'denied':
      return <DeniedState />;
    case 'failed':
      return (
        <FailedState name={name} error={state.error} onRetry={state.retry} />
      );
    default: {
      const obstacle = findObstacle(state.report);
      return obstacle ? (
        <ObstacleState
          obstacle={obstacle}
          entity={entity}
          name={name}
          report={state.report}
          formats={formats}
        />
      ) : (
        <DeliveryMetrics
          report={state.report}
          formats={formats}
          changing={state.changing}
          refreshError={state.refreshError}
          onRetry={state.retry}
        />
      );
    }
  }
}
