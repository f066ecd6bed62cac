import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Skeleton, Text } from '@backstage/ui';
import type { Formats } from '@pitstop/charts';
import { ledgerRebuildPermission } from '@pitstop/plugin-ledger-common';
import { useReason } from '@pitstop/states';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { RebuildButtons } from './RebuildButtons';
import { RebuildResult } from './RebuildResult';
import { useRebuild } from './useRebuild';

/** All facts computed again beside the live ones: asked for, looked at, taken, given back. */
export function RebuildCard({ formats }: { formats: Formats }) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const reasonOf = useReason();
  const rebuild = useRebuild();
  const { allowed, status, error, look } = rebuild;
  return (
    <MetricCard
      title={t('rebuild.title')}
      helpLabel={t('rebuild.help')}
      help={<Text as="p">{t('rebuild.explanation')}</Text>}
    >
      {allowed === false && (
        <Text as="p">
          {t('rebuild.mayNot', { permission: ledgerRebuildPermission.name })}
        </Text>
      )}
      {error && (
        <div role="alert">
          <Text as="p">{t('rebuild.failed', { reason: reasonOf(error) })}</Text>
          {!status && (
            <Button variant="secondary" onPress={look}>
              {t('failed.retry')}
            </Button>
          )}
        </div>
      )}
      {allowed !== false && !status && !error && (
        <Skeleton width="60%" height={64} />
      )}
      {status && (
        <>
          {status.latest ? (
            <RebuildResult rebuild={status.latest} formats={formats} />
          ) : (
            <Text as="p">{t('rebuild.none')}</Text>
          )}
          <RebuildButtons {...rebuild} status={status} />
        </>
      )}
    </MetricCard>
  );
}
