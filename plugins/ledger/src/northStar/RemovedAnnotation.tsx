import { Alert, Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useReason } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

interface RemovedAnnotationProps {
  text: string;
  /** Why it could not be taken away, or brought back. */
  error?: Error;
  /** Brings it back; left out where it is still there. */
  undo?: () => void;
}

/** Says what was taken away, as long as it can be brought back. */
export function RemovedAnnotation(props: RemovedAnnotationProps) {
  const { text, error, undo } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  return (
    <div role="status">
      <Alert
        status={error ? 'danger' : 'info'}
        icon
        mt="3"
        title={
          error
            ? t('annotations.failed', { reason: reasonOf(error) })
            : t('annotations.removed', { text })
        }
        customActions={
          undo && (
            <Button size="small" variant="secondary" onPress={undo}>
              {t('annotations.undo')}
            </Button>
          )
        }
      />
    </div>
  );
}
