import { Button, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import { useReason } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';
import styles from './EvidenceList.module.css';
import { FactItem } from './FactItem';
import type { EvidencePages } from './useEvidencePages';

interface EvidenceListProps extends EvidencePages {
  showRepository: boolean;
  formats: Formats;
}

const loadingLines = [0, 1, 2, 3, 4];

/** The facts that were loaded so far, and the way to more. */
export function EvidenceList(props: EvidenceListProps) {
  const { facts, leftOut, error, retry, loadMore, loadingMore, formats } =
    props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  const failure = error && (
    <Flex direction="column" align="start" gap="2" role="alert">
      <Text as="p">
        {t('evidence.failed')}: {reasonOf(error)}
      </Text>
      <Button variant="secondary" onPress={retry}>
        {t('failed.retry')}
      </Button>
    </Flex>
  );
  if (!facts) {
    return (
      failure ?? (
        <Flex direction="column" gap="2" aria-busy="true">
          <VisuallyHidden role="status">{t('evidence.loading')}</VisuallyHidden>
          {loadingLines.map(line => (
            <Skeleton key={line} width="100%" height={56} />
          ))}
        </Flex>
      )
    );
  }
  const hidden = leftOut !== undefined && (
    <Text as="p" variant="body-small" color="secondary">
      {t('evidence.leftOut', {
        count: leftOut,
        formatted: formats.count(leftOut),
      })}
    </Text>
  );
  if (facts.length === 0 && hidden) {
    return hidden;
  }
  if (facts.length === 0) {
    return (
      <div>
        <Text as="p" weight="bold">
          {t('evidence.none')}
        </Text>
        <Text as="p" color="secondary">
          {t('evidence.noneDescription')}
        </Text>
      </div>
    );
  }
  return (
    <>
      <ul className={styles.facts} aria-label={t('evidence.list')}>
        {facts.map(fact => (
          <FactItem
            key={JSON.stringify(fact)}
            fact={fact}
            showRepository={props.showRepository}
            formats={formats}
          />
        ))}
      </ul>
      {hidden}
      {failure}
      {loadMore ? (
        <div>
          <Button
            variant="secondary"
            isPending={loadingMore}
            onPress={loadMore}
          >
            {t('evidence.more')}
          </Button>
        </div>
      ) : (
        <Text as="p" variant="body-small" color="secondary">
          {t('evidence.all', {
            count: facts.length,
            formatted: formats.count(facts.length),
          })}
        </Text>
      )}
    </>
  );
}
