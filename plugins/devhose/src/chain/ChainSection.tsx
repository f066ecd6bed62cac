import { useState } from 'react';
import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DevhoseEvent, EventChain } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { Section } from '../event/Section';
import { devhoseTranslationRef } from '../translation';
import { ChainPicture } from './ChainPicture';
import { chainStages } from './chainStages';

interface ChainSectionProps {
  event: DevhoseEvent;
  formats: Formats;
}

/** What the event is part of, from commit to incident. */
export function ChainSection({ event, formats }: ChainSectionProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const [everything, setEverything] = useState(false);
  const { data, error, mutate } = useSWR<EventChain, Error>(
    ['devhose-chain', event.sequence, event.index],
    () => devhoseApi.getChain(event),
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  const stages = data && chainStages(data.items);
  const alone = stages && stages.flatMap(stage => stage.items).length < 2;
  return (
    <Section title={t('chain.title')}>
      {error && (
        <>
          <Text as="p" role="alert">
            {t('chain.failed', { reason: reasonOf(error) })}
          </Text>
          <div>
            <Button size="small" variant="secondary" onPress={() => mutate()}>
              {t('state.retry')}
            </Button>
          </div>
        </>
      )}
      {!data && !error && (
        <Skeleton width="100%" height={96} aria-busy="true" />
      )}
      {alone && (
        <Text as="p" color="secondary">
          {t('chain.alone')}
        </Text>
      )}
      {stages && !alone && (
        <ChainPicture
          stages={stages}
          event={event}
          formats={formats}
          everything={everything}
          onShowEverything={() => setEverything(true)}
        />
      )}
    </Section>
  );
}
