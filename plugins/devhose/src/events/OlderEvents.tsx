import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useReason } from '@pitstop/states';
import { devhoseTranslationRef } from '../translation';

interface OlderEventsProps {
  loadOlder?: () => void;
  loadingOlder: boolean;
  olderError?: Error;
}

/** What comes after the last event shown. */
export function OlderEvents(props: OlderEventsProps) {
  const { loadOlder, loadingOlder, olderError } = props;
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  return (
    <Flex direction="column" align="center" gap="3">
      {olderError && (
        <Alert
          status="danger"
          icon
          title={t('events.olderFailed', { reason: reasonOf(olderError) })}
        />
      )}
      {loadOlder ? (
        <Button
          variant="secondary"
          isPending={loadingOlder}
          onPress={loadOlder}
        >
          {t('events.older')}
        </Button>
      ) : (
        <Text color="secondary">{t('events.end')}</Text>
      )}
    </Flex>
  );
}
