import { stringifyEntityRef } from '@backstage/catalog-model';
import { Progress, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityDisplayName,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import {
  Alert,
  Button,
  ButtonLink,
  Container,
  Flex,
  Text,
} from '@backstage/ui';
import { useMyTeams } from '@pitstop/plugin-ledger';
import { useReason } from '@pitstop/states';
import { Navigate } from 'react-router-dom';
import { appTranslationRef } from '../../translation';

/** Leads to the delivery of one's team; who is in several chooses. */
export const MyTeamPage = () => {
  const { t } = useTranslationRef(appTranslationRef);
  const reasonOf = useReason();
  const entityLink = useEntityRefLink();
  const { data: teams, error, mutate: retry } = useMyTeams();

  if (error) {
    return (
      <Container>
        <Alert
          status="danger"
          icon
          title={t('myTeam.failed')}
          description={t('failed.reason', { reason: reasonOf(error) })}
          customActions={
            <Button size="small" variant="secondary" onPress={() => retry()}>
              {t('myTeam.retry')}
            </Button>
          }
        />
      </Container>
    );
  }
  if (!teams) {
    return <Progress />;
  }
  if (teams.length === 1) {
    return <Navigate replace to={`${entityLink(teams[0])}/delivery`} />;
  }
  return (
    <Container>
      {teams.length === 0 ? (
        <Alert
          status="info"
          icon
          title={t('myTeam.none')}
          description={t('myTeam.noneHelp')}
          customActions={
            <ButtonLink
              size="small"
              variant="secondary"
              href="/catalog?filters[kind]=group&filters[type]=team"
            >
              {t('myTeam.allTeams')}
            </ButtonLink>
          }
        />
      ) : (
        <Flex direction="column" gap="4">
          <Text as="p">{t('myTeam.several')}</Text>
          <Flex gap="3" style={{ flexWrap: 'wrap' }}>
            {teams.map(team => (
              <ButtonLink
                key={stringifyEntityRef(team)}
                variant="secondary"
                href={`${entityLink(team)}/delivery`}
              >
                <EntityDisplayName entityRef={team} disableTooltip hideIcon />
              </ButtonLink>
            ))}
          </Flex>
        </Flex>
      )}
    </Container>
  );
};
