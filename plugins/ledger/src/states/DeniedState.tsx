import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerMetricReadPermission } from '@pitstop/plugin-ledger-common';
import { StateCard } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

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
