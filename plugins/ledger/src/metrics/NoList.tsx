import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerTranslationRef } from '../translation';

/** Why numbers about people's work don't open what they rest on, as others do. */
export function NoList() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('people.noList')}
    </Text>
  );
}
