import {
  isGroupEntity,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList, type IdentifiedOption } from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';

interface EntityFilterProps {
  entityRef?: string;
  onChange: (entityRef?: string) => void;
}

const offeredAtOnce = 20;

/** Groups are called by their profile, all else by their title. */
function titleOf(entity: Entity): string {
  const { metadata } = entity;
  const profile = isGroupEntity(entity) ? entity.spec.profile : undefined;
  return profile?.displayName ?? metadata.title ?? metadata.name;
}

/** Whom it happened to: a component, system or team, found by typing. */
export function EntityFilter({ entityRef, onChange }: EntityFilterProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const { primaryTitle } = useEntityPresentation(
    entityRef ?? 'component:default/any',
  );
  const found = useAsyncList<IdentifiedOption>({
    initialFilterText: entityRef && parseEntityRef(entityRef).name,
    async load({ filterText = '' }) {
      const { items } = await catalogApi.queryEntities({
        filter: [
          { kind: ['component', 'system'] },
          { kind: 'group', 'spec.type': 'team' },
        ],
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'spec.profile.displayName',
        ],
        fullTextFilter: {
          term: filterText,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayName',
          ],
        },
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        limit: offeredAtOnce,
      });
      return {
        items: items.map(entity => ({
          id: stringifyEntityRef(entity),
          label: titleOf(entity),
          description: entity.kind,
        })),
      };
    },
  });
  const offered =
    entityRef && found.items.every(({ id }) => id !== entityRef)
      ? [...found.items, { id: entityRef, label: primaryTitle }]
      : found.items;

  return (
    <Combobox
      label={t('filter.entity')}
      placeholder={t('filter.anyEntity')}
      options={{ ...found, items: offered }}
      value={entityRef ?? null}
      onChange={chosen =>
        onChange(chosen === null ? undefined : String(chosen))
      }
    />
  );
}
