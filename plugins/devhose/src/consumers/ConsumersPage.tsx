import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import {
  devhoseConsumerReadPermission,
  type ConsumerStatus,
} from '@pitstop/plugin-devhose-common';
import { StateCard } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { readerTimeZone } from '../events/readerTimeZone';
import { DeniedState } from '../states/DeniedState';
import { FailedState } from '../states/FailedState';
import { hasStatus } from '../states/hasStatus';
import { devhoseTranslationRef } from '../translation';
import { ConsumerCard } from './ConsumerCard';

const refreshMilliseconds = 30_000;

/** Who follows the log, and how they are doing. */
export function ConsumersPage() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const devhoseApi = useApi(devhoseApiRef);
  const formats = useFormats(readerTimeZone);
  const { data, error, mutate } = useSWR<ConsumerStatus[], Error>(
    'devhose-consumers',
    () => devhoseApi.listConsumers(),
    {
      refreshInterval: refreshMilliseconds,
      focusThrottleInterval: refreshMilliseconds,
      shouldRetryOnError: failure => !hasStatus(failure, [403]),
    },
  );
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
      return <DeniedState permission={devhoseConsumerReadPermission.name} />;
    }
    if (!data) {
      return error ? (
        <FailedState error={error} onRetry={() => mutate()} />
      ) : (
        <div aria-busy="true">
          <VisuallyHidden role="status">
            {t('consumers.loading')}
          </VisuallyHidden>
          <Skeleton width="100%" height={220} />
        </div>
      );
    }
    if (data.length === 0) {
      return (
        <StateCard title={t('consumers.emptyTitle')}>
          <Text as="p">{t('consumers.empty')}</Text>
        </StateCard>
      );
    }
    return (
      <>
        {error && <FailedState error={error} onRetry={() => mutate()} />}
        {data.map(consumer => (
          <ConsumerCard
            key={consumer.name}
            consumer={consumer}
            formats={formats}
            onChanged={() => mutate()}
          />
        ))}
      </>
    );
  }
}
