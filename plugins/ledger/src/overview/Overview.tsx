import { Grid, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { DoraLink } from '../metrics/DoraLink';
import { failuresAreCounted } from '../report/failuresAreCounted';
import type { DeliverySubpage } from '../subpages/DeliverySubpage';
import { ledgerTranslationRef } from '../translation';
import type { Brief } from './Brief';
import { BriefCard } from './BriefCard';
import { failRateBrief } from './failRateBrief';
import { frequencyBrief } from './frequencyBrief';
import { leadTimeBrief } from './leadTimeBrief';
import { recoveryBrief } from './recoveryBrief';
import { reworkBrief } from './reworkBrief';

interface OverviewMetric {
  name: 'frequency' | 'leadTime' | 'failRate' | 'recovery' | 'rework';
  toBrief(...args: Parameters<typeof frequencyBrief>): Brief;
  subpage: DeliverySubpage;
  columns: '4' | '6';
}

const throughput: OverviewMetric[] = [
  {
    name: 'frequency',
    toBrief: frequencyBrief,
    subpage: 'deployments',
    columns: '6',
  },
  {
    name: 'leadTime',
    toBrief: leadTimeBrief,
    subpage: 'lead-time',
    columns: '6',
  },
];

const instability: OverviewMetric[] = [
  {
    name: 'failRate',
    toBrief: failRateBrief,
    subpage: 'deployments',
    columns: '4',
  },
  {
    name: 'recovery',
    toBrief: recoveryBrief,
    subpage: 'deployments',
    columns: '4',
  },
  {
    name: 'rework',
    toBrief: reworkBrief,
    subpage: 'deployments',
    columns: '4',
  },
];

/** The five metrics of delivery, each in brief. */
export function Overview({ report, formats, hrefOf }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const metrics =
    !report || failuresAreCounted(report)
      ? [...throughput, ...instability]
      : throughput;
  const lastIncomplete = report?.deploymentFrequency.series.at(-1)?.incomplete;
  return (
    <>
      <Grid.Root columns="12" gap="4">
        {metrics.map(({ name, toBrief, subpage, columns }) => (
          <Grid.Item key={name} colSpan={{ initial: '12', lg: columns }}>
            <BriefCard
              title={t(`${name}.title`)}
              helpLabel={t(`${name}.help`)}
              help={
                <>
                  <Text as="p">{t(`${name}.definition`)}</Text>
                  <Text as="p">{t(`${name}.finePrint`)}</Text>
                  <DoraLink />
                </>
              }
              report={report}
              brief={report && toBrief(report, formats, t)}
              formats={formats}
              more={{
                href: hrefOf(subpage),
                label: t(`overview.more.${subpage}`),
              }}
            />
          </Grid.Item>
        ))}
      </Grid.Root>
      {report && lastIncomplete && (
        <Text as="p" variant="body-small" color="secondary">
          {t(`overview.incomplete.${report.range.granularity}`)}
        </Text>
      )}
    </>
  );
}
