import type { ReportViewProps } from '../delivery/ReportViewProps';
import { CalendarCard } from './CalendarCard';
import { DeploymentsCard } from './DeploymentsCard';
import { TrainsCard } from './TrainsCard';

/** What reached production, when, and what became of it. The report is by day. */
export function Deployments(props: ReportViewProps) {
  return (
    <>
      <DeploymentsCard {...props} />
      <TrainsCard {...props} />
      <CalendarCard {...props} />
    </>
  );
}
