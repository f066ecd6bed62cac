import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  DeliveryReport,
  Granularity,
  ReportSection,
  TimeRange,
} from '@pitstop/plugin-ledger-common';

/** Whose delivery is asked for, when, and how finely cut. @public */
export interface DeliveryRequest extends TimeRange {
  /** A component, system or group: `component:default/checkout`. */
  entityRef: string;
  granularity: Granularity;
  /** What is wanted besides the five DORA metrics. */
  include?: ReportSection[];
}

/**
 * Delivery metrics as Ledger's backend answers them.
 *
 * @public
 */
export interface LedgerApi {
  /**
   * All that a Delivery tab shows.
   *
   * @throws ResponseError when Ledger refuses or fails: 403 without the
   * permission `ledger.metric.read`, 404 for an entity it does not know, 400
   * for a range it cannot cut.
   */
  getDeliveryReport(request: DeliveryRequest): Promise<DeliveryReport>;
}

/** @public */
export const ledgerApiRef = createApiRef<LedgerApi>().with({
  id: 'plugin.ledger.api',
  pluginId: 'ledger',
});
