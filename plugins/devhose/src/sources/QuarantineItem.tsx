import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import {
  devhoseDeliveryReadPermission,
  type QuarantinedDelivery,
} from '@pitstop/plugin-devhose-common';
import { RawDelivery } from '../event/RawDelivery';
import { devhoseTranslationRef } from '../translation';
import styles from './QuarantineSection.module.css';

interface QuarantineItemProps {
  delivery: QuarantinedDelivery;
  formats: Formats;
}

/** A delivery that was not understood; as it came in on demand, for those who may. */
export function QuarantineItem({ delivery, formats }: QuarantineItemProps) {
  const { sequence, eventName, reason, receivedAt } = delivery;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const { allowed } = usePermission({
    permission: devhoseDeliveryReadPermission,
  });
  const [shown, setShown] = useState(false);
  return (
    <li className={styles.delivery}>
      <Text weight="bold">
        {t('quarantine.item', { sequence: formats.count(sequence), eventName })}
      </Text>
      <Text>{reason}</Text>
      <Text variant="body-small" color="secondary">
        {t('quarantine.received', { instant: formats.moment(receivedAt) })}
      </Text>
      {allowed && (
        <Flex align="center" gap="2">
          <Button
            size="small"
            variant="secondary"
            aria-expanded={shown}
            onPress={() => setShown(!shown)}
          >
            {t(shown ? 'quarantine.hide' : 'quarantine.show')}
          </Button>
          <Text variant="body-small" color="secondary">
            {t('quarantine.audited')}
          </Text>
        </Flex>
      )}
      {shown && (
        <div className={styles.raw}>
          <RawDelivery sequence={sequence} formats={formats} />
        </div>
      )}
    </li>
  );
}
