import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { ledgerTranslationRef } from '../translation';
import { FactList } from './FactList';

interface WaitingFactsProps {
  report?: DeliveryReport;
  formats: Formats;
}

/** Keeps the line of a hint that is still to come. */
const emptyLine = '\u00a0';

/** The changes that the lead time cannot count: not deployed, or not measurable. */
export function WaitingFacts({ report, formats }: WaitingFactsProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const leadTime = report?.leadTime;
  const oldest = leadTime?.undeployed.oldestMergedAt;
  const changes = (count?: number) =>
    count === undefined
      ? undefined
      : t('waiting.changes', { count, formatted: formats.count(count) });
  const undeployedHint = (day?: string) =>
    day
      ? t('waiting.oldest', { day: formats.day(day) })
      : t('waiting.allDeployed');
  return (
    <FactList
      facts={[
        {
          label: t('waiting.undeployed'),
          value: changes(leadTime?.undeployed.changes),
          hint: leadTime ? undeployedHint(oldest) : emptyLine,
          evidence: leadTime?.undeployed.changes
            ? { metric: 'undeployed', order: 'longest' }
            : undefined,
        },
        {
          label: t('waiting.unmeasurable'),
          value: changes(leadTime?.unmeasurable),
          hint: leadTime?.unmeasurable
            ? t('waiting.unmeasurableHint')
            : undefined,
          evidence: leadTime?.unmeasurable
            ? { metric: 'unmeasurable' }
            : undefined,
        },
      ]}
    />
  );
}
