import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  useApiHolder,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import { Select } from '@backstage/ui';
import { ledgerTranslationRef } from '../translation';

interface TeamSelectProps {
  teams: readonly Entity[];
  chosen: Entity;
  onChoose(team: Entity): void;
}

/** For who is in several teams. */
export function TeamSelect({ teams, chosen, onChoose }: TeamSelectProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  return (
    <Select
      aria-label={t('myTeam.choose')}
      selectionMode="single"
      value={stringifyEntityRef(chosen)}
      onChange={ref => {
        const team = teams.find(each => stringifyEntityRef(each) === ref);
        if (team) {
          onChoose(team);
        }
      }}
      options={teams.map(team => ({
        id: stringifyEntityRef(team),
        label: entityPresentationSnapshot(team, undefined, presentationApi)
          .primaryTitle,
      }))}
    />
  );
}
