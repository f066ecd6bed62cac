import { useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';

const key = 'my-team';

/**
 * Which of one's teams is shown. The choice is one's own, not something to
 * share, so it is kept with the person and not in the URL.
 */
export function useChosenTeam(teams: readonly Entity[]) {
  const storageApi = useApi(storageApiRef);
  const storage = useMemo(() => storageApi.forBucket('ledger'), [storageApi]);
  const observed$ = useMemo(() => storage.observe$<string>(key), [storage]);
  const snapshot = useObservable(observed$, storage.snapshot<string>(key));
  const team =
    teams.find(each => stringifyEntityRef(each) === snapshot.value) ??
    teams.at(0);
  return {
    team,
    choose: (chosen: Entity) => storage.set(key, stringifyEntityRef(chosen)),
  };
}
