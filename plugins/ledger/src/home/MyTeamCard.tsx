import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { HomeFailure } from './HomeFailure';
import { HomeMessage } from './HomeMessage';
import { LoadingTeamCard, TeamCard } from './TeamCard';
import { TeamSelect } from './TeamSelect';
import { useChosenTeam } from './useChosenTeam';
import { useMyTeams } from './useMyTeams';

/** The delivery of the team of the signed-in person. */
export function MyTeamCard() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { data: teams, error, mutate } = useMyTeams();
  const { team, choose } = useChosenTeam(teams ?? []);
  if (team && teams) {
    return (
      <TeamCard
        team={team}
        tools={
          teams.length > 1 && (
            <TeamSelect teams={teams} chosen={team} onChoose={choose} />
          )
        }
      />
    );
  }
  if (!teams && !error) {
    return <LoadingTeamCard />;
  }
  return (
    <MetricCard title={t('myTeam.title')}>
      {error ? (
        <HomeFailure
          title={t('myTeam.failed')}
          error={error}
          onRetry={() => {
            mutate();
          }}
        />
      ) : (
        <HomeMessage
          title={t('myTeam.noTeam')}
          description={t('myTeam.noTeamDescription')}
        />
      )}
    </MetricCard>
  );
}
