import type { ReportViewProps } from '../delivery/ReportViewProps';
import { LeadTimeCard } from '../metrics/LeadTimeCard';
import { StagesCard } from '../metrics/StagesCard';
import { DistributionCard } from './DistributionCard';

/** How long changes take, and where the time goes. */
export function LeadTime({ report, formats }: ReportViewProps) {
  return (
    <>
      <LeadTimeCard report={report} formats={formats} />
      <StagesCard report={report} formats={formats} />
      <DistributionCard report={report} formats={formats} />
    </>
  );
}
