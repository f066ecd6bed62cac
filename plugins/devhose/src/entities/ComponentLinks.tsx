import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';
import { useRepositoryComponents } from './useRepositoryComponents';

interface ComponentLinksProps {
  repository?: string;
}

/** The component something happened to, else the repository's name. */
export function ComponentLinks({ repository }: ComponentLinksProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const [first, ...others] = useRepositoryComponents(repository) ?? [];
  if (!first) {
    return <Text truncate>{repository ?? ''}</Text>;
  }
  const link = <EntityRefLink entityRef={first} hideIcon />;
  return others.length > 0 ? (
    <span>
      {t('events.components', { first: link, others: String(others.length) })}
    </span>
  ) : (
    link
  );
}
