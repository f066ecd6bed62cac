import type { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { ledgerTranslationRef } from '../translation';

interface DeliveryLinkProps {
  entity: Entity;
  name: string;
}

/** Leads to the Delivery tab of an entity. */
export function DeliveryLink({ entity, name }: DeliveryLinkProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const linkTo = useEntityRefLink();
  return (
    <Link href={`${linkTo(entity)}/delivery`} variant="body-small">
      {t('home.open', { name })}
    </Link>
  );
}
