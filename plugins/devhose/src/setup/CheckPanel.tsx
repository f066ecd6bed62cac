import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, Text, VisuallyHidden } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import { devhoseSourceTestPermission } from '@pitstop/plugin-devhose-common';
import { useReason } from '@pitstop/states';
import { RiSendPlaneLine } from '@remixicon/react';
import { devhoseApiRef } from '../api';
import { devhoseTranslationRef } from '../translation';
import { CheckSteps } from './CheckSteps';

interface CheckPanelProps {
  source: string;
  formats: Formats;
}

/** Sends a test delivery and tells how far it got. */
export function CheckPanel({ source, formats }: CheckPanelProps) {
  const { t } = useTranslationRef(devhoseTranslationRef);
  const reasonOf = useReason();
  const devhoseApi = useApi(devhoseApiRef);
  const permission = devhoseSourceTestPermission;
  const { allowed, loading: asking } = usePermission({ permission });
  const [{ value, error, loading }, send] = useAsyncFn(
    () => devhoseApi.checkSource(source),
    [devhoseApi, source],
  );
  return (
    <>
      <Text variant="body-small" color="secondary">
        {t('check.help')}
      </Text>
      {!allowed && !asking && (
        <Text color="secondary">
          {t('check.denied', { permission: permission.name })}
        </Text>
      )}
      {allowed && (
        <div>
          <Button
            variant="secondary"
            iconStart={<RiSendPlaneLine />}
            isDisabled={loading}
            onPress={send}
          >
            {t('check.send')}
          </Button>
        </div>
      )}
      <VisuallyHidden role="status">
        {loading ? t('check.sending') : ''}
      </VisuallyHidden>
      {error && !loading && (
        <Alert
          status="danger"
          icon
          title={t('check.failed', { reason: reasonOf(error) })}
        />
      )}
      {value && !loading && <CheckSteps check={value} formats={formats} />}
    </>
  );
}
