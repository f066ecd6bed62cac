import type { Formats } from '@pitstop/charts';
import type {
  DeliveryReport,
  Granularity,
} from '@pitstop/plugin-ledger-common';
import type { DeliverySubpage } from '../subpages/DeliverySubpage';

/** What a sub-page draws. */
export interface ReportViewProps {
  /** Left out while it loads: everything has its place already. */
  report?: DeliveryReport;
  /** The periods the reader wants to see; the report may be cut more finely. */
  granularity: Granularity;
  formats: Formats;
  hrefOf(subpage: DeliverySubpage): string;
}
