import useAsync from 'react-use/esm/useAsync';
import { Text } from '@backstage/ui';
import {
  discoveryApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { Snippet, StateCard } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

interface NeverDeployedStateProps {
  name: string;
  report: DeliveryReport;
  formats: Formats;
}

/** Everything is in place but for the first deployment. */
export function NeverDeployedState(props: NeverDeployedStateProps) {
  const { name, report, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const discoveryApi = useApi(discoveryApiRef);
  const { value: devhoseUrl } = useAsync(
    () => discoveryApi.getBaseUrl('devhose'),
    [discoveryApi],
  );
  const { failed } = report.deploymentFrequency.current;
  const undeployed = report.leadTime.undeployed.changes;
  return (
    <StateCard title={t('neverDeployed.title', { name })}>
      <Text as="p">
        {report.asOf
          ? t('neverDeployed.eventsArrive', {
              instant: formats.instant(report.asOf),
            })
          : t('neverDeployed.noEvents')}
        {failed > 0 && ` ${t('neverDeployed.failed', { count: failed })}`}
        {undeployed > 0 &&
          ` ${t('neverDeployed.undeployed', { count: undeployed })}`}
      </Text>
      <Text as="h3" weight="bold">
        {t('neverDeployed.sendTitle')}
      </Text>
      <Text as="p">{t('neverDeployed.send')}</Text>
      {devhoseUrl && <Snippet text={`${devhoseUrl}/ingest/github`} />}
      <Text as="p">{t('neverDeployed.environment')}</Text>
    </StateCard>
  );
}
