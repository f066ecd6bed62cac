import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { devhoseTranslationRef } from '../translation';
import type { EventFacts } from '../vocabulary/EventFacts';
import { useEventComponents } from './useEventComponents';

interface ComponentLinksProps {
  /** Of the event that says where it happened. */
  facts: EventFacts;
}

/** The component something happened to, else the name of its repository or service. */
export function ComponentLinks({ facts }: ComponentLinksProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const [first, ...others] = useEventComponents(facts) ?? [];
  if (!first) {
    return <Text truncate>{facts.repository ?? facts.service ?? ''}</Text>;
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
