import type { ReactNode } from 'react';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { Skeleton, Text } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import { MetricCard } from '../metrics/MetricCard';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import { useDeliveryReport } from '../report/useDeliveryReport';
import { ledgerTranslationRef } from '../translation';
import { DeliveryInBrief } from './DeliveryInBrief';
import { DeliveryLink } from './DeliveryLink';
import { TeamTiles } from './TeamTiles';

/** The same as where the link leads, so that the numbers agree. */
const query: DeliveryQuery = { range: { preset: '12w' }, granularity: 'week' };

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
      <DeliveryInBrief
        name={name}
        state={state}
        formats={formats}
        tiles={TeamTiles}
      />
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
