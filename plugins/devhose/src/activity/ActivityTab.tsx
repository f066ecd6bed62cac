import { useMemo } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { useScope } from '../entities/useScope';
import { LoadingTable } from '../events/LoadingTable';
import { ScopeObstacle } from '../events/ScopeObstacle';
import { ActivityBody } from './ActivityBody';
import { parseActivitySearch, writeActivitySearch } from './activitySearch';
import { ActivityToolbar } from './ActivityToolbar';

/** What happened to the entity whose page this is. */
export function ActivityTab() {
  const { entity } = useEntity();
  const scope = useScope(entity);
  const [search, setSearch] = useSearchParams();
  const query = useMemo(() => parseActivitySearch(search), [search]);

  switch (scope.status) {
    case 'loading':
      return <LoadingTable />;
    case 'ready':
      return (
        <Flex direction="column" gap="4">
          <ActivityToolbar
            query={query}
            onChange={changed =>
              setSearch(current => writeActivitySearch(current, changed))
            }
          />
          <ActivityBody entity={entity} names={scope.names} query={query} />
        </Flex>
      );
    default:
      return (
        <ScopeObstacle entityRef={stringifyEntityRef(entity)} scope={scope} />
      );
  }
}
