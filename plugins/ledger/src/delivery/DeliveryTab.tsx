import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { useDeliveryQuery } from '../range/useDeliveryQuery';
import {
  type DeliveryReportState,
  useDeliveryReport,
} from '../report/useDeliveryReport';
import { DeliveryBody } from './DeliveryBody';
import { DeliveryToolbar } from './DeliveryToolbar';

/** No range would show anything. */
function hasNoChoice(state: DeliveryReportState): boolean {
  return (
    state.status === 'denied' ||
    (state.status === 'ready' && state.report.scope.linkedComponents === 0)
  );
}

/** The delivery of the entity whose page this is. */
export function DeliveryTab() {
  const { entity } = useEntity();
  const selection = useDeliveryQuery();
  const state = useDeliveryReport(
    stringifyEntityRef(entity),
    selection.query,
    selection.timeZone,
  );
  return (
    <Flex direction="column" gap="4">
      {!hasNoChoice(state) && <DeliveryToolbar {...selection} />}
      <DeliveryBody
        entity={entity}
        state={state}
        timeZone={selection.timeZone}
      />
    </Flex>
  );
}
