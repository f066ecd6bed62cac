import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { FilterButton } from '../filter/FilterButton';
import { useScopeFilter } from '../filter/useScopeFilter';
import { useDeliveryQuery } from '../range/useDeliveryQuery';
import {
  type DeliveryReportState,
  useDeliveryReport,
} from '../report/useDeliveryReport';
import { subpageShapes } from '../subpages/DeliverySubpage';
import { SubpageTabs } from '../subpages/SubpageTabs';
import { useSubpage } from '../subpages/useSubpage';
import { DeliveryBody } from './DeliveryBody';
import { DeliveryToolbar } from './DeliveryToolbar';

/** No range would show anything. */
function hasNoChoice(state: DeliveryReportState): boolean {
  return (
    state.status === 'denied' ||
    (state.status === 'ready' &&
      state.report.scope.linkedComponents === 0 &&
      state.report.scope.filter === undefined)
  );
}

/** The delivery of the entity whose page this is. */
export function DeliveryTab() {
  const { entity } = useEntity();
  const selection = useDeliveryQuery();
  const scopeFilter = useScopeFilter();
  const subpages = useSubpage();
  const state = useDeliveryReport(
    stringifyEntityRef(entity),
    selection.query,
    selection.timeZone,
    { ...subpageShapes[subpages.subpage], filter: scopeFilter.filter },
  );
  const rejected = subpages.rejected
    ? [subpages.rejected, ...selection.rejected]
    : selection.rejected;
  const body = (
    <DeliveryBody
      entity={entity}
      state={state}
      selection={selection}
      subpages={subpages}
    />
  );
  return hasNoChoice(state) ? (
    body
  ) : (
    <SubpageTabs {...subpages}>
      <Flex direction="column" gap="4">
        <DeliveryToolbar {...selection} rejected={rejected}>
          <FilterButton
            {...scopeFilter}
            scope={state.status === 'ready' ? state.report.scope : undefined}
          />
        </DeliveryToolbar>
        {body}
      </Flex>
    </SubpageTabs>
  );
}
