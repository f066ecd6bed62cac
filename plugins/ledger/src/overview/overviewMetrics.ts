import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { failuresAreCounted } from '../report/failuresAreCounted';
import type { DeliverySubpage } from '../subpages/DeliverySubpage';
import type { Brief } from './Brief';
import { failRateBrief } from './failRateBrief';
import { frequencyBrief } from './frequencyBrief';
import { leadTimeBrief } from './leadTimeBrief';
import { recoveryBrief } from './recoveryBrief';
import { reworkBrief } from './reworkBrief';

/** One of the five, and where there is more about it. */
export interface OverviewMetric {
  name: 'frequency' | 'leadTime' | 'failRate' | 'recovery' | 'rework';
  toBrief(...args: Parameters<typeof frequencyBrief>): Brief;
  subpage: DeliverySubpage;
  /** Of a grid of twelve, on a wide screen. */
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

/** The metrics there is something to say about. @param report - Left out while it loads. */
export function overviewMetrics(report?: DeliveryReport): OverviewMetric[] {
  return !report || failuresAreCounted(report)
    ? [...throughput, ...instability]
    : throughput;
}
