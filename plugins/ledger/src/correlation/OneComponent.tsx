import {
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  getEntityRelations,
  useEntity,
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';

/** A correlation takes several components: where they are held against each other. */
export function OneComponent() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { entity } = useEntity();
  const above = [
    ...getEntityRelations(entity, RELATION_OWNED_BY, { kind: 'group' }),
    ...getEntityRelations(entity, RELATION_PART_OF, { kind: 'system' }),
  ];
  return (
    <MetricCard title={t('correlation.title')}>
      <Text as="p" weight="bold">
        {t('correlation.one')}
      </Text>
      <Text as="p" color="secondary">
        {t('correlation.oneDescription')}
      </Text>
      {above.map(each => (
        <CorrelationLink key={`${each.kind}:${each.name}`} entityRef={each} />
      ))}
    </MetricCard>
  );
}

function CorrelationLink({ entityRef }: { entityRef: CompoundEntityRef }) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const linkTo = useEntityRefLink();
  const { primaryTitle: name } = useEntityPresentation(entityRef);
  return (
    <div>
      <Link href={`${linkTo(entityRef)}/delivery/correlation`}>
        {t('correlation.above', { kind: entityRef.kind, name })}
      </Link>
    </div>
  );
}
