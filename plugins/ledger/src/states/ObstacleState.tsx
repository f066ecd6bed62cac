import {
  ANNOTATION_EDIT_URL,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ButtonLink, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import { annotationSnippet, Snippet, StateCard } from '@pitstop/states';
import type { Obstacle } from '../delivery/findObstacle';
import { ledgerTranslationRef } from '../translation';
import { NeverDeployedState, type UnderWay } from './NeverDeployedState';

interface ObstacleStateProps {
  obstacle: Obstacle;
  entity: Entity;
  name: string;
  header: ReportHeader;
  /** What is on its way to production, where that is known. */
  underWay?: UnderWay;
  formats: Formats;
}

/** What stands between the entity and its first number, and how to remove it. */
export function ObstacleState(props: ObstacleStateProps) {
  const { obstacle, entity, name, header, underWay, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const isSystem = header.scope.kind === 'system';
  const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
  switch (obstacle) {
    case 'no-components':
      return (
        <StateCard title={t('noComponents.title', { name })}>
          <Text as="p">
            {t(isSystem ? 'noComponents.system' : 'noComponents.group')}
          </Text>
          <Snippet
            text={
              isSystem
                ? `spec:\n  system: ${entity.metadata.name}`
                : `spec:\n  owner: ${stringifyEntityRef(entity)}`
            }
          />
        </StateCard>
      );
    case 'not-linked':
      return (
        <StateCard title={t('missingLink.title', { name })}>
          <Text as="p">{t('missingLink.description')}</Text>
          <Snippet text={annotationSnippet(entity)} />
          {editUrl && (
            <div>
              <ButtonLink href={editUrl} target="_blank" variant="secondary">
                {t('missingLink.edit')}
              </ButtonLink>
            </div>
          )}
        </StateCard>
      );
    case 'none-linked':
      return (
        <StateCard title={t('noneLinked.title', { name })}>
          <Text as="p">
            {t('noneLinked.description', { count: header.scope.components })}
          </Text>
          <Snippet text={annotationSnippet()} />
        </StateCard>
      );
    default:
      return (
        <NeverDeployedState
          name={name}
          asOf={header.asOf}
          underWay={underWay}
          formats={formats}
        />
      );
  }
}
