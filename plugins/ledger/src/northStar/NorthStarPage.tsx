import { Container, Flex, Text } from '@backstage/ui';
import { Progress, useTranslationRef } from '@backstage/frontend-plugin-api';
import { StateCard } from '@pitstop/states';
import { FilterButton } from '../filter/FilterButton';
import { useScopeFilter } from '../filter/useScopeFilter';
import { useOrganization } from '../home/useOrganization';
import { FailedState } from '../states/FailedState';
import { ledgerTranslationRef } from '../translation';
import { NorthStarReport } from './NorthStarReport';
import { useNorthStar } from './useNorthStar';

function NorthStar() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { data, error, mutate } = useOrganization();
  const { filter, setFilter } = useScopeFilter();
  const { environment, lifecycle, type } = filter;
  const named = { environment, lifecycle, type };
  // At the same time: the backend knows the organisation by itself.
  const state = useNorthStar(named);
  if (data?.organization) {
    return (
      <Flex direction="column" gap="4">
        {state.status !== 'denied' && (
          <div>
            <FilterButton
              filter={named}
              setFilter={setFilter}
              scope={state.status === 'ready' ? state.report.scope : undefined}
            />
          </div>
        )}
        <NorthStarReport organization={data.organization} state={state} />
      </Flex>
    );
  }
  if (data) {
    return (
      <StateCard title={t('organisation.noOrganisation')}>
        <Text as="p">{t('organisation.noOrganisationDescription')}</Text>
      </StateCard>
    );
  }
  return error ? (
    <FailedState
      what={t('northStar.title')}
      error={error}
      onRetry={() => {
        mutate();
      }}
    />
  ) : (
    <Progress />
  );
}

/** The number that says how the whole organisation delivers. */
export function NorthStarPage() {
  return (
    <main>
      <Container>
        <NorthStar />
      </Container>
    </main>
  );
}
