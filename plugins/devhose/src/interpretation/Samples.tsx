import useSWRInfinite from 'swr/infinite';
import { useState } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Flex, Skeleton, Text } from '@backstage/ui';
import type { ReinterpretationSamplePage } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { devhoseTranslationRef } from '../translation';
import styles from './Reinterpretation.module.css';
import { Sample } from './Sample';

/**
 * Deliveries that are read otherwise, before and after; loaded on demand.
 *
 * @param props.id - Of the reinterpretation.
 */
export function Samples({ id }: { id: number }) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const [isOpen, setOpen] = useState(false);
  const { data, error, size, setSize, isLoading } = useSWRInfinite<
    ReinterpretationSamplePage,
    Error
  >(
    (index, previous) =>
      isOpen && (index === 0 || previous?.nextCursor)
        ? ['devhose-samples', id, previous?.nextCursor]
        : null,
    ([, , cursor]: [string, number, string | undefined]) =>
      devhoseApi.listReinterpretationSamples(cursor),
    { revalidateFirstPage: false, shouldRetryOnError: false },
  );
  const samples = data?.flatMap(({ items }) => items);
  const hasMore = data?.at(-1)?.nextCursor !== undefined;
  if (!isOpen) {
    return (
      <Flex>
        <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
          {t('interpretation.showSamples')}
        </Button>
      </Flex>
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Text as="h3" weight="bold">
        {t('interpretation.samples')}
      </Text>
      {error && (
        <Text as="p" role="alert">
          {t('interpretation.samplesFailed', { reason: reasonOf(error) })}
        </Text>
      )}
      {isLoading && <Skeleton width="100%" height={160} />}
      {samples?.length === 0 && (
        <Text as="p">{t('interpretation.noSamples')}</Text>
      )}
      {samples && samples.length > 0 && (
        <ul className={styles.samples}>
          {samples.map(sample => (
            <Sample key={sample.sequence} sample={sample} />
          ))}
        </ul>
      )}
      {hasMore && (
        <Flex>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setSize(size + 1)}
          >
            {t('interpretation.moreSamples')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
