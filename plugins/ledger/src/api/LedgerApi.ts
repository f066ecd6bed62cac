import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  Annotation,
  DeliveryReport,
  EvidenceMetric,
  EvidenceOrder,
  EvidencePage,
  Granularity,
  LedgerConfiguration,
  NorthStarReport,
  RebuildStatus,
  ReportSection,
  ScopeFilter,
  TimeRange,
} from '@pitstop/plugin-ledger-common';

/** Whose delivery is asked for, when, and how finely cut. @public */
export interface DeliveryRequest extends TimeRange, ScopeFilter {
  /** A component, system or group: `component:default/checkout`. */
  entityRef: string;
  granularity: Granularity;
  /** What is wanted besides the five DORA metrics. */
  include?: ReportSection[];
}

/** Whose North Star is asked for. @public */
export interface NorthStarRequest
  extends Pick<ScopeFilter, 'environment' | 'lifecycle' | 'type'> {
  /** Of a group; the organisation above all others where it is absent. */
  entityRef?: string;
}

/** Which facts are asked for. @public */
export interface EvidenceRequest extends TimeRange, ScopeFilter {
  /** A component, system or group. */
  entityRef: string;
  /** The number they are behind. */
  metric: EvidenceMetric;
  /** Of builds: only those of the pipeline of this name. */
  pipeline?: string;
  order: EvidenceOrder;
  /** How many at once. */
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

/** What can be done about computing everything again. @public */
export type RebuildAction =
  | 'request'
  | 'request-and-take'
  | 'take'
  | 'cancel'
  | 'return';

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

  /**
   * A page of the facts behind a number.
   *
   * @throws ResponseError as above, and 400 for a cursor of another list or a
   * pipeline among other things than builds.
   */
  listEvidence(request: EvidenceRequest): Promise<EvidencePage>;

  /**
   * Successful deployments of every week since the first one, and what drives them.
   *
   * @throws ResponseError as above.
   */
  getNorthStar(request?: NorthStarRequest): Promise<NorthStarReport>;

  /**
   * Remarks on a day of the North Star of a group.
   *
   * @throws ResponseError as above, and 403 without `ledger.annotation.write`.
   */
  addAnnotation(
    entityRef: string,
    annotation: Omit<Annotation, 'id'>,
  ): Promise<Annotation>;

  /** @throws ResponseError as above, and 404 where somebody else has deleted it. */
  changeAnnotation(annotation: Annotation): Promise<Annotation>;

  /** @throws ResponseError as above, and 404 where somebody else has deleted it. */
  deleteAnnotation(id: string): Promise<void>;

  /** What the numbers are computed with. @throws ResponseError as above. */
  getConfiguration(): Promise<LedgerConfiguration>;

  /** @throws ResponseError as above, and 403 without `ledger.rebuild`. */
  getRebuild(): Promise<RebuildStatus>;

  /** @throws ResponseError as above, and 409 where it stands otherwise by now. */
  changeRebuild(action: RebuildAction): Promise<void>;
}

/** @public */
export const ledgerApiRef = createApiRef<LedgerApi>().with({
  id: 'plugin.ledger.api',
  pluginId: 'ledger',
});
