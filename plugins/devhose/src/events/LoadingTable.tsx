import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';

const rows = Array.from({ length: 10 }, (_, row) => row);

/** Where the events are going to be. */
export function LoadingTable() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <Flex direction="column" gap="2" aria-busy="true">
      <VisuallyHidden role="status">{t('events.loading')}</VisuallyHidden>
      {rows.map(row => (
        <Skeleton key={row} width="100%" height={56} />
      ))}
    </Flex>
  );
}
