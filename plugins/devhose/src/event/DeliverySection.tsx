import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import {
  devhoseDeliveryReadPermission,
  type DevhoseEvent,
} from '@pitstop/plugin-devhose-common';
import { devhoseTranslationRef } from '../translation';
import { FactList } from './FactList';
import { RawDelivery } from './RawDelivery';
import { Section } from './Section';

interface DeliverySectionProps {
  event: DevhoseEvent;
  formats: Formats;
}

/** How the event came in; as the tool sent it only for those who may, on demand. */
export function DeliverySection({ event, formats }: DeliverySectionProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const permission = devhoseDeliveryReadPermission;
  const { allowed, loading } = usePermission({ permission });
  const [shown, setShown] = useState(false);
  return (
    <Section title={t('delivery.title')}>
      <FactList
        facts={[
          [t('delivery.received'), formats.moment(event.receivedAt)],
          [t('delivery.source'), event.deliverySource],
          [
            t('delivery.place'),
            t('delivery.placeValue', {
              sequence: formats.count(event.sequence),
              number: formats.count(event.index + 1),
            }),
          ],
        ]}
      />
      {renderRaw()}
    </Section>
  );

  function renderRaw() {
    if (loading) {
      return null;
    }
    if (!allowed) {
      return (
        <Text color="secondary">
          {t('delivery.denied', { permission: permission.name })}
        </Text>
      );
    }
    if (shown) {
      return <RawDelivery sequence={event.sequence} formats={formats} />;
    }
    return (
      <Flex direction="column" gap="2" align="start">
        <Button variant="secondary" size="small" onPress={() => setShown(true)}>
          {t('delivery.show')}
        </Button>
        <Text variant="body-small" color="secondary">
          {t('delivery.audited')}
        </Text>
      </Flex>
    );
  }
}
