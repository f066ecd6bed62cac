/**
 * How far Ledger has read the log.
 *
 * @public
 */
export interface LedgerStatus {
  /** Sequence number up to which everything is counted. */
  cursor: number;
  /** Highest sequence number known in the log. */
  head: number;
  caughtUp: boolean;
}
