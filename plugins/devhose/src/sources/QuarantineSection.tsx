import useSWRInfinite from 'swr/infinite';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type {
  QuarantinePage,
  SourceStatus,
} from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { Section } from '../event/Section';
import { devhoseTranslationRef } from '../translation';
import { QuarantineItem } from './QuarantineItem';
import styles from './QuarantineSection.module.css';

interface QuarantineSectionProps {
  source: SourceStatus;
  formats: Formats;
}

/** Deliveries that should have been understood, with the reason why not. */
export function QuarantineSection(props: QuarantineSectionProps) {
  const { source, formats } = props;
  const { count, atLeast } = source.quarantined;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const { data, error, setSize } = useSWRInfinite<QuarantinePage, Error>(
    (page: number, previous: QuarantinePage | null) =>
      count > 0 && (page === 0 || previous?.nextCursor)
        ? ['devhose-quarantine', source.id, count, previous?.nextCursor]
        : null,
    ([, , , cursor]: [string, string, number, string | undefined]) =>
      devhoseApi.listQuarantine(source.id, cursor),
  );
  if (count === 0) {
    return (
      <Section title={t('quarantine.none')}>
        <Text variant="body-small" color="secondary">
          {t('quarantine.noneHelp')}
        </Text>
      </Section>
    );
  }
  const formatted = formats.count(count);
  return (
    <Section
      title={
        atLeast
          ? t('quarantine.titleAtLeast', { formatted })
          : t('quarantine.title', { count, formatted })
      }
    >
      <Text variant="body-small" color="secondary">
        {t('quarantine.help')}
      </Text>
      {error && (
        <Alert
          status="danger"
          icon
          title={t('quarantine.failed', { reason: reasonOf(error) })}
        />
      )}
      {!data && !error && <Skeleton width="100%" height={72} />}
      <ul className={styles.list}>
        {data
          ?.flatMap(({ items }) => items)
          .map(delivery => (
            <QuarantineItem
              key={delivery.sequence}
              delivery={delivery}
              formats={formats}
            />
          ))}
      </ul>
      {data?.at(-1)?.nextCursor && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() => setSize(pages => pages + 1)}
          >
            {t('quarantine.older')}
          </Button>
        </div>
      )}
    </Section>
  );
}
