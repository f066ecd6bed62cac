import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';
import { devhoseTranslationRef } from '../translation';
import { StateCard } from './StateCard';

/** The reader lacks the permission. */
export function DeniedState() {
  const { t } = useTranslationRef(devhoseTranslationRef);
  return (
    <StateCard title={t('state.deniedTitle')}>
      <Text as="p">
        {t('state.denied', { permission: devhoseEventReadPermission.name })}
      </Text>
    </StateCard>
  );
}
