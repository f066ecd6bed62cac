import { stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useEntity,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { useFormats } from '@pitstop/charts';
import { DeliveryInBrief } from '../home/DeliveryInBrief';
import { DeliveryLink } from '../home/DeliveryLink';
import { MetricCard } from '../metrics/MetricCard';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { useLedgerTimeZone } from '../range/useLedgerTimeZone';
import { useDeliveryReport } from '../report/useDeliveryReport';
import { ledgerTranslationRef } from '../translation';
import { BriefTiles } from './BriefTiles';

/** The same as where the link leads, so that the numbers agree. */
const query: DeliveryQuery = { range: { preset: '12w' }, granularity: 'week' };

/** The delivery of the entity whose overview this is on. */
export function DeliveryCard() {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { entity } = useEntity();
  const { primaryTitle: name } = useEntityPresentation(entity);
  const timeZone = useLedgerTimeZone();
  const formats = useFormats(timeZone);
  const state = useDeliveryReport(stringifyEntityRef(entity), query, timeZone);
  return (
    <MetricCard title={t('card.title')}>
      <Text as="p" variant="body-small" color="secondary">
        {t('card.caption')}
      </Text>
      <DeliveryInBrief
        name={name}
        state={state}
        formats={formats}
        tiles={BriefTiles}
      />
      <DeliveryLink entity={entity} name={name} />
    </MetricCard>
  );
}
