/** Somebody looked at deliveries as they came in. @public */
export interface DeliveryRead {
  /** RFC 3339. */
  readAt: string;
  /** Entity reference of the person, or subject of the service. */
  reader: string;
  /** Headers and the like of one delivery, its body, or an export of many. */
  part: 'details' | 'body' | 'export';
  /** Which delivery; absent for an export. */
  sequence?: number;
  /** What was exported. */
  exported?: {
    /** Absent for all sources. */
    source?: string;
    /** RFC 3339. */
    from: string;
    /** RFC 3339. */
    to: string;
  };
}

/**
 * A page of `GET /api/devhose/v1/delivery-reads`, newest first.
 *
 * @public
 */
export interface DeliveryReadPage {
  items: DeliveryRead[];
  /** Absent on the last page. */
  nextCursor?: string;
}
