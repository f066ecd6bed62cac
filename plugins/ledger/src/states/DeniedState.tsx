import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerMetricReadPermission } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import { StateCard } from './StateCard';

/** The reader lacks the permission. */
export function DeniedState() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <StateCard title={t('denied.title')}>
      <Text as="p">
        {t('denied.description', {
          permission: ledgerMetricReadPermission.name,
        })}
      </Text>
    </StateCard>
  );
}
