import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import { StateCard } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

interface DeniedStateProps {
  /** The one that is missing. */
  permission?: string;
}

/** The reader lacks a permission. */
export function DeniedState({
  permission = devhoseEventReadPermission.name,
}: DeniedStateProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <StateCard title={t('state.deniedTitle')}>
      <Text as="p">{t('state.denied', { permission })}</Text>
    </StateCard>
  );
}
