import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import type { LedgerConfiguration } from '@pitstop/plugin-ledger-common';
import { ledgerApiRef } from '../api';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import { hasStatus } from '../report/hasStatus';
import { keptUpToDate } from '../report/keptUpToDate';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { ledgerTranslationRef } from '../translation';
import { DefinitionsCard } from './DefinitionsCard';
import { InForceCard } from './InForceCard';
import { RebuildCard } from './RebuildCard';

function Configuration() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const ledgerApi = useApi(ledgerApiRef);
  const formats = useFormats(useLedgerTimeZone());
  const { data, error, mutate } = useSWR<LedgerConfiguration, Error>(
    'ledger-configuration',
    () => ledgerApi.getConfiguration(),
    keptUpToDate,
  );
  if (hasStatus(error, [403])) {
    return <DeniedState />;
  }
  if (error && !data) {
    return (
      <FailedState
        what={t('configuration.name')}
        error={error}
        onRetry={() => {
          mutate();
        }}
      />
    );
  }
  return (
    <Flex direction="column" gap="4" aria-busy={!data}>
      <RebuildCard formats={formats} />
      <InForceCard configuration={data} formats={formats} />
      <DefinitionsCard />
    </Flex>
  );
}

/** What the numbers mean, what they are computed with, and the way to compute them again. */
export function ConfigurationPage() {
  return (
    <main>
      <Container>
        <Configuration />
      </Container>
    </main>
  );
}
