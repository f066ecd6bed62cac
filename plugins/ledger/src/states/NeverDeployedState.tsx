import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import { StateCard } from '@pitstop/states';
import { ledgerTranslationRef } from '../translation';

/** What has not reached production. */
export interface UnderWay {
  /** Attempts that failed, in the range. */
  failed: number;
  /** Changes that are merged. */
  undeployed: number;
}

interface NeverDeployedStateProps {
  name: string;
  /** When the newest event that was counted happened. */
  asOf?: string;
  underWay?: UnderWay;
  formats: Formats;
}

/** Everything is in place but for the first deployment. */
export function NeverDeployedState(props: NeverDeployedStateProps) {
  const { name, asOf, underWay, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { failed = 0, undeployed = 0 } = underWay ?? {};
  return (
    <StateCard title={t('neverDeployed.title', { name })}>
      <Text as="p">
        {asOf
          ? t('neverDeployed.eventsArrive', { instant: formats.instant(asOf) })
          : t('neverDeployed.noEvents')}
        {failed > 0 && ` ${t('neverDeployed.failed', { count: failed })}`}
        {undeployed > 0 &&
          ` ${t('neverDeployed.undeployed', { count: undeployed })}`}
      </Text>
    </StateCard>
  );
}
