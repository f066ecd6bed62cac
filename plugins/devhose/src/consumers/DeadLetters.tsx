import { useState } from 'react';
import useSWRInfinite from 'swr/infinite';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DeadLetterPage } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { devhoseTranslationRef } from '../translation';
import { DeadLetterItem } from './DeadLetterItem';
import styles from './DeadLetters.module.css';

interface DeadLettersProps {
  name: string;
  count: number;
  mayManage: boolean;
  formats: Formats;
  onChanged: () => void;
}

/** What a consumer was given up on with: to be handled again, or discarded. */
export function DeadLetters(props: DeadLettersProps) {
  const { name, count, mayManage, formats, onChanged } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const [failure, setFailure] = useState<Error>();
  const { data, error, mutate, setSize } = useSWRInfinite<
    DeadLetterPage,
    Error
  >(
    (page: number, previous: DeadLetterPage | null) =>
      page === 0 || previous?.nextCursor
        ? ['devhose-dead-letters', name, count, previous?.nextCursor]
        : null,
    ([, , , cursor]: [string, string, number, string | undefined]) =>
      devhoseApi.listDeadLetters(name, cursor),
  );
  const act = async (action: () => Promise<void>) => {
    try {
      await action();
      setFailure(undefined);
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
    await mutate();
    onChanged();
  };
  const letters = data?.flatMap(({ items }) => items) ?? [];

  return (
    <section aria-label={t('deadLetter.label', { name })}>
      <Flex direction="column" gap="3">
        <Flex align="center" justify="between" gap="3">
          <Text as="h3" variant="body-medium" weight="bold">
            {t('deadLetter.title', { count })}
          </Text>
          {mayManage && (
            <Button
              size="small"
              variant="secondary"
              onPress={() => act(() => devhoseApi.redriveDeadLetters(name))}
            >
              {t('deadLetter.redriveAll')}
            </Button>
          )}
        </Flex>
        <Text variant="body-small" color="secondary">
          {t('deadLetter.help')}
        </Text>
        {failure && (
          <Alert
            status="danger"
            icon
            title={t('deadLetter.failed', { reason: reasonOf(failure) })}
          />
        )}
        {error && (
          <Alert
            status="danger"
            icon
            title={t('deadLetter.loadFailed', { reason: reasonOf(error) })}
          />
        )}
        {!data && !error && <Skeleton width="100%" height={72} />}
        <ul className={styles.list}>
          {letters.map(letter => (
            <DeadLetterItem
              key={letter.id}
              letter={letter}
              name={name}
              mayManage={mayManage}
              formats={formats}
              onRedrive={() =>
                act(() => devhoseApi.redriveDeadLetters(name, [letter.id]))
              }
              onDiscard={() =>
                act(() => devhoseApi.discardDeadLetters(name, [letter.id]))
              }
            />
          ))}
        </ul>
        {data?.[data.length - 1]?.nextCursor && (
          <div>
            <Button
              size="small"
              variant="secondary"
              onPress={() => setSize(pages => pages + 1)}
            >
              {t('deadLetter.older')}
            </Button>
          </div>
        )}
      </Flex>
    </section>
  );
}
