import {
  ANNOTATION_EDIT_URL,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ButtonLink, Flex, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { ReportHeader } from '@pitstop/plugin-ledger-common';
import { annotationSnippet, Snippet, StateCard } from '@pitstop/states';
import type { Obstacle as Kind } from '../delivery/findObstacle';
import { ledgerTranslationRef } from '../translation';
import type { DeliverySubpage } from '../subpages/DeliverySubpage';
import {
  ConnectSteps,
  type ConnectStep,
  type ConnectStepsProps,
} from './ConnectSteps';
import { NeverDeployedState, type UnderWay } from './NeverDeployedState';
import { useConnectedSteps } from './useConnectedSteps';

interface ObstacleStateProps {
  obstacle: Kind;
  entity: Entity;
  name: string;
  header: ReportHeader;
  /** What is on its way to production, where that is known. */
  underWay?: UnderWay;
  formats: Formats;
  /** Where what is told of it already can be seen. */
  hrefOf?: (subpage: DeliverySubpage) => string;
}

/** What is there already, as far as it can be told. */
function connected(header: ReportHeader, underWay?: UnderWay): ConnectStep[] {
  const steps: ConnectStep[] = [];
  if (header.scope.linkedComponents > 0) {
    steps.push('repository');
  }
  if (underWay && underWay.undeployed > 0) {
    steps.push('changes');
  }
  return steps;
}

function needsConnecting({ obstacle, header }: ObstacleStateProps): boolean {
  return header.scope.filter === undefined && obstacle !== 'no-components';
}

function Connect({ obstacle, header, underWay, hrefOf }: ObstacleStateProps) {
  const done = connected(header, underWay);
  return obstacle === 'never-deployed' ? (
    <LookedUpSteps done={done} scope={header.scope} hrefOf={hrefOf} />
  ) : (
    <ConnectSteps done={done} />
  );
}

function LookedUpSteps(
  props: ConnectStepsProps & { scope: ReportHeader['scope'] },
) {
  const { done, scope, hrefOf } = props;
  const told = useConnectedSteps(scope);
  return <ConnectSteps done={[...done, ...told]} hrefOf={hrefOf} />;
}

/** What stands between the entity and its first number, and how to remove it. */
export function ObstacleState(props: ObstacleStateProps) {
  return (
    <Flex direction="column" gap="4">
      <Obstacle {...props} />
      {needsConnecting(props) && <Connect {...props} />}
    </Flex>
  );
}

function Obstacle(props: ObstacleStateProps) {
  const { obstacle, entity, name, header, underWay, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const isSystem = header.scope.kind === 'system';
  const editUrl = entity.metadata.annotations?.[ANNOTATION_EDIT_URL];
  switch (obstacle) {
    case 'nothing-left':
      return (
        <StateCard title={t('filter.nothingLeft', { name })}>
          <Text as="p">{t('filter.nothingLeftDescription')}</Text>
        </StateCard>
      );
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
      return header.scope.filter ? (
        <StateCard title={t('filter.neverDeployed', { name })}>
          <Text as="p">{t('filter.nothingLeftDescription')}</Text>
        </StateCard>
      ) : (
        <NeverDeployedState
          name={name}
          asOf={header.asOf}
          underWay={underWay}
          formats={formats}
        />
      );
  }
}
