import type { ReactNode } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import { useFormats, type Formats } from '@pitstop/charts';
import { findObstacle } from '../delivery/findObstacle';
import { MetricCard } from '../metrics/MetricCard';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import {
  useDeliveryReport,
  type DeliveryReportState,
} from '../report/useDeliveryReport';
import { reasonOf } from '../states/reasonOf';
import { ledgerTranslationRef } from '../translation';
import { DeliveryLink } from './DeliveryLink';
import { HomeMessage } from './HomeMessage';
import { TeamTiles } from './TeamTiles';

/** The same as where the link leads, so that the numbers agree. */
const query: DeliveryQuery = { range: { preset: '12w' }, granularity: 'week' };

interface TeamBodyProps {
  name: string;
  state: DeliveryReportState;
  formats: Formats;
}

function TeamBody({ name, state, formats }: TeamBodyProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  switch (state.status) {
    case 'loading':
      return <TeamTiles formats={formats} />;
    case 'denied':
      return <HomeMessage title={t('denied.title')} />;
    case 'failed':
      return (
        <HomeMessage
          title={t('failed.title')}
          description={reasonOf(state.error)}
          onRetry={state.retry}
        />
      );
    default:
      switch (findObstacle(state.report)) {
        case 'no-components':
          return <HomeMessage title={t('noComponents.title', { name })} />;
        case 'not-linked':
        case 'none-linked':
          return <HomeMessage title={t('noneLinked.title', { name })} />;
        case 'never-deployed':
          return <HomeMessage title={t('neverDeployed.title', { name })} />;
        default:
          return <TeamTiles report={state.report} formats={formats} />;
      }
  }
}

interface TeamCardProps {
  team: Entity;
  tools?: ReactNode;
}

/** A team's delivery in brief. */
export function TeamCard({ team, tools }: TeamCardProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { primaryTitle: name } = useEntityPresentation(team);
  const timeZone = useLedgerTimeZone();
  const formats = useFormats(timeZone);
  const state = useDeliveryReport(stringifyEntityRef(team), query, timeZone);
  return (
    <MetricCard title={t('myTeam.title')} tools={tools}>
      <Text as="p" variant="body-small" color="secondary">
        {t('myTeam.caption', { name })}
      </Text>
      <TeamBody name={name} state={state} formats={formats} />
      <DeliveryLink entity={team} name={name} />
    </MetricCard>
  );
}

/** The same before the team is known. */
export function LoadingTeamCard() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const formats = useFormats(useLedgerTimeZone());
  return (
    <MetricCard title={t('myTeam.title')}>
      <Skeleton width={160} height={17} />
      <TeamTiles formats={formats} />
      <Skeleton width={240} height={17} />
    </MetricCard>
  );
}
