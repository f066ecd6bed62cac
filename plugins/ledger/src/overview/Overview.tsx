import { Grid, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { DoraLink } from '../metrics/DoraLink';
import { ledgerTranslationRef } from '../translation';
import { BriefCard } from './BriefCard';
import { overviewMetrics } from './overviewMetrics';

/** The five metrics of delivery, each in brief. */
export function Overview({ report, formats, hrefOf }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const lastIncomplete = report?.deploymentFrequency.series.at(-1)?.incomplete;
  return (
    <>
      <Grid.Root columns="12" gap="4">
        {overviewMetrics(report).map(({ name, toBrief, subpage, columns }) => (
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
