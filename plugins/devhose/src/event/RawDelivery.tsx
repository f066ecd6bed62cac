import useSWR from 'swr';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import type { DeliveryDetails } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { devhoseApiRef } from '../api';
import { devhoseTranslationRef } from '../translation';
import { DeliveryBody } from './DeliveryBody';
import { describeProof } from './describeProof';
import { FactList } from './FactList';

interface RawDeliveryProps {
  sequence: number;
  formats: Formats;
}

/** A delivery as it came in. Whoever sees this has been recorded. */
export function RawDelivery({ sequence, formats }: RawDeliveryProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const { data, error, mutate } = useSWR<
    { details: DeliveryDetails; body: Blob },
    Error
  >(
    ['devhose-delivery', sequence],
    async () => {
      const [details, body] = await Promise.all([
        devhoseApi.getDelivery(sequence),
        devhoseApi.getDeliveryBody(sequence),
      ]);
      return { details, body };
    },
    // Every look is audited: one is enough.
    {
      revalidateOnFocus: false,
      revalidateOnReconnect: false,
      revalidateIfStale: false,
      shouldRetryOnError: false,
    },
  );
  if (error) {
    return (
      <Alert
        status="danger"
        icon
        title={t('delivery.failed', { reason: reasonOf(error) })}
        customActions={
          <Button size="small" variant="secondary" onPress={() => mutate()}>
            {t('state.retry')}
          </Button>
        }
      />
    );
  }
  if (!data) {
    return <Skeleton width="100%" height={160} aria-busy="true" />;
  }
  const { details, body } = data;
  const { reason, interpreterVersion } = details.interpretation;
  return (
    <Flex direction="column" gap="3">
      <FactList
        facts={[
          [t('delivery.id'), details.deliveryId],
          [t('delivery.eventName'), details.eventName],
          [
            t('delivery.interpreter'),
            interpreterVersion !== undefined
              ? t('delivery.interpreterVersion', {
                  version: String(interpreterVersion),
                })
              : undefined,
          ],
          [t('delivery.quarantined'), reason],
          [
            t('delivery.proof'),
            details.proof && describeProof(details.proof, t),
          ],
          [
            t('delivery.size'),
            t('delivery.bytes', {
              formatted: formats.count(details.bodyBytes),
            }),
          ],
        ]}
      />
      <Text as="h4" variant="body-medium" weight="bold">
        {t('delivery.headers')}
      </Text>
      <FactList facts={Object.entries(details.headers)} />
      <Text variant="body-small" color="secondary">
        {t('delivery.headersHelp')}
      </Text>
      <Text as="h4" variant="body-medium" weight="bold">
        {t('delivery.body')}
      </Text>
      <DeliveryBody body={body} name={`${details.source}-${sequence}`} />
    </Flex>
  );
}
