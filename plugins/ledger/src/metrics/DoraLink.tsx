import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerTranslationRef } from '../translation';

/** Where the definitions come from. */
export function DoraLink() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <Link
      href="https://dora.dev/guides/dora-metrics-four-keys/"
      target="_blank"
      variant="body-small"
    >
      {t('moreAtDora')}
    </Link>
  );
}
