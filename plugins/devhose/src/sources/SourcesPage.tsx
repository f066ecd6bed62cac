import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import {
  devhoseSourceReadPermission,
  type SourceOverview,
  type SourceSetupStatus,
} from '@pitstop/plugin-devhose-common';
import { StateCard } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { readerTimeZone } from '../events/readerTimeZone';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { hasStatus } from '../states/hasStatus';
import { devhoseTranslationRef } from '../translation';
import { OtherTools } from '../setup/OtherTools';
import { SourceDetails } from './SourceDetails';
import { SourcesTable } from './SourcesTable';
import { useOpenSource } from './useOpenSource';

const refreshMilliseconds = 30_000;

/** How the tools' deliveries come in; one source may be looked at closely. */
export function SourcesPage() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const devhoseApi = useApi(devhoseApiRef);
  const formats = useFormats(readerTimeZone);
  const { open, close, hrefOf } = useOpenSource();
  const { data, error, mutate } = useSWR<SourceOverview, Error>(
    'devhose-sources',
    () => devhoseApi.getSources(),
    {
      refreshInterval: refreshMilliseconds,
      focusThrottleInterval: refreshMilliseconds,
      shouldRetryOnError: failure => !hasStatus(failure, [403]),
    },
  );
  const setups = useSWR<SourceSetupStatus[], Error>(
    error ? null : 'devhose-source-setups',
    () => devhoseApi.listSourceSetups(),
    { revalidateOnFocus: false },
  );
  const opened = data?.items.find(({ id }) => id === open);
  return (
    <Container>
      <main>
        <Flex direction="column" gap="4" py="4">
          {renderContent()}
        </Flex>
      </main>
    </Container>
  );

  function renderContent() {
    if (hasStatus(error, [403])) {
      return <DeniedState permission={devhoseSourceReadPermission.name} />;
    }
    if (!data) {
      return error ? (
        <FailedState error={error} onRetry={() => mutate()} />
      ) : (
        <div aria-busy="true">
          <VisuallyHidden role="status">{t('sources.loading')}</VisuallyHidden>
          <Skeleton width="100%" height={320} />
        </div>
      );
    }
    if (data.items.length === 0) {
      return (
        <>
          <StateCard title={t('sources.emptyTitle')}>
            <Text as="p">{t('sources.empty')}</Text>
          </StateCard>
          <OtherTools setups={setups} />
        </>
      );
    }
    return (
      <>
        {error && <FailedState error={error} onRetry={() => mutate()} />}
        <SourcesTable
          sources={data.items}
          formats={formats}
          open={open}
          hrefOf={hrefOf}
        />
        {data.unknownSourceRequests > 0 && (
          <Text variant="body-small" color="secondary">
            {t('sources.unknown', {
              count: data.unknownSourceRequests,
              formatted: formats.count(data.unknownSourceRequests),
            })}
          </Text>
        )}
        {opened && (
          <SourceDetails
            key={opened.id}
            source={opened}
            setup={setups.data?.find(({ id }) => id === opened.id)}
            formats={formats}
            onClose={close}
          />
        )}
        <OtherTools setups={setups} />
      </>
    );
  }
}
