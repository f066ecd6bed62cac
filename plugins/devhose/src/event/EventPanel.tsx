import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import { RiCloseLine } from '@remixicon/react';
import { StateCard } from '@pitstop/states';
import { devhoseApiRef, type EventPlace } from '../api';
import { FailedState } from '../states/FailedState';
import { hasStatus } from '../states/hasStatus';
import { devhoseTranslationRef } from '../translation';
import { EventDetails } from './EventDetails';
import styles from './EventPanel.module.css';
import { usePanel } from './usePanel';

interface EventPanelProps {
  place: EventPlace;
  timeZone: string;
  onClose: () => void;
}

/** One event, beside the others or in their place. */
export function EventPanel({ place, timeZone, onClose }: EventPanelProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const devhoseApi = useApi(devhoseApiRef);
  const formats = useFormats(timeZone);
  const panel = usePanel(onClose, { preventScroll: true });
  const { data, error, mutate } = useSWR<DevhoseEvent, Error>(
    ['devhose-event', place.sequence, place.index],
    () => devhoseApi.getEvent(place),
    {
      revalidateOnFocus: false,
      shouldRetryOnError: failure => !hasStatus(failure, [403, 404]),
    },
  );

  return (
    <aside className={styles.panel} aria-label={t('event.label')} {...panel}>
      <Flex justify="end">
        <ButtonIcon
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('event.close')}
          onPress={onClose}
        />
      </Flex>
      {renderContent()}
    </aside>
  );

  function renderContent() {
    if (data) {
      return <EventDetails event={data} formats={formats} />;
    }
    if (hasStatus(error, [404])) {
      return (
        <StateCard title={t('event.missingTitle')}>
          {t('event.missing')}
        </StateCard>
      );
    }
    if (error) {
      return <FailedState error={error} onRetry={() => mutate()} />;
    }
    return (
      <Flex direction="column" gap="4" aria-busy="true">
        <VisuallyHidden role="status">{t('event.loading')}</VisuallyHidden>
        <Skeleton width="80%" height={24} />
        <Skeleton width="100%" height={180} />
        <Skeleton width="100%" height={120} />
      </Flex>
    );
  }
}
