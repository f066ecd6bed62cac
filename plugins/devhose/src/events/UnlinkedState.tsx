import { ANNOTATION_EDIT_URL, type Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { ButtonLink, Text } from '@backstage/ui';
import { annotationSnippet, Snippet, StateCard } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

/** Nothing is known to have happened, and no component names its repository. */
export function UnlinkedState({ entity }: { entity: Entity }) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(entity);
  const isComponent = entity.kind.toLowerCase() === 'component';
  const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
  return (
    <StateCard title={t('entity.unlinkedTitle', { name })}>
      <Text as="p">
        {t(isComponent ? 'entity.unlinked' : 'entity.unlinkedParts')}
      </Text>
      <Snippet text={annotationSnippet(isComponent ? entity : undefined)} />
      {isComponent && editUrl && (
        <div>
          <ButtonLink href={editUrl} target="_blank" variant="secondary">
            {t('entity.edit')}
          </ButtonLink>
        </div>
      )}
    </StateCard>
  );
}
