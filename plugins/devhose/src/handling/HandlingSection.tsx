import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import {
  devhoseConsumerReadPermission,
  type DevhoseEvent,
  type EventHandling,
} from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { Section } from '../event/Section';
import { devhoseTranslationRef } from '../translation';
import { HandlingList } from './HandlingList';

interface HandlingSectionProps {
  event: DevhoseEvent;
  formats: Formats;
}

/** What became of the event with those who subscribe to such. */
export function HandlingSection({ event, formats }: HandlingSectionProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const permission = devhoseConsumerReadPermission;
  const { allowed, loading } = usePermission({ permission });
  const { data, error, mutate } = useSWR<EventHandling[], Error>(
    allowed && ['devhose-handlings', event.sequence, event.index],
    () => devhoseApi.listHandlings(event),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  if (loading) {
    return null;
  }
  return (
    <Section title={t('handling.title')}>
      {!allowed && (
        <Text color="secondary">
          {t('handling.denied', { permission: permission.name })}
        </Text>
      )}
      {error && (
        <>
          <Text as="p" role="alert">
            {t('handling.failed', { reason: reasonOf(error) })}
          </Text>
          <div>
            <Button size="small" variant="secondary" onPress={() => mutate()}>
              {t('state.retry')}
            </Button>
          </div>
        </>
      )}
      {allowed && !data && !error && (
        <Skeleton width="100%" height={48} aria-busy="true" />
      )}
      {data && <HandlingList handlings={data} formats={formats} />}
    </Section>
  );
}
