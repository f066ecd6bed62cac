/**
 * What a source's sweeper has found: deliveries that the tool says it sent and
 * that were not in the log.
 *
 * @public
 */
export interface SourceSweep {
  /** RFC 3339; when a sweep last got through. Absent: none has yet. */
  sweptAt?: string;
  /** Since the source was first swept. */
  gapsFound: number;
  /** Of those found, the ones that are in the log by now. */
  gapsRepaired: number;
  /** Of those found, the ones that the tool has forgotten before they could be had. */
  gapsLost: number;
  /** Why the last sweep, or one of its gaps, failed; absent where nothing did. */
  lastError?: string;
}
