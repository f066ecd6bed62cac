import type { CloudEvent } from '@pitstop/plugin-devhose-common';
import type { DeliveryHeaders } from './DeliverySource';

/** A delivery as it came in. @public */
export interface ReceivedDelivery {
  source: string;
  deliveryId: string;
  eventName: string;
  receivedAt: Date;
  headers: DeliveryHeaders;
  body: Buffer;
}

/** An event read from a delivery. @public */
export interface InterpretedEvent {
  event: CloudEvent;
  /** The {@link @pitstop/plugin-devhose-common#RepositoryId} it is about, if any. */
  repository?: string;
  /** Pseudonym of the person behind it, from {@link InterpretationContext.contributor}. */
  contributor?: string;
}

/**
 * What became of a delivery.
 *
 * - `interpreted`: these events say what happened; never empty.
 * - `not-interpreted`: there are no words for it yet, it is kept raw.
 * - `quarantined`: it should have been readable and wasn't. The reason is for
 *   operators and quotes nothing personal from the body.
 *
 * @public
 */
export type Interpretation =
  | { status: 'interpreted'; events: InterpretedEvent[] }
  | { status: 'not-interpreted' }
  | { status: 'quarantined'; reason: string };

/** What an interpreter may use besides the delivery. @public */
export interface InterpretationContext {
  /**
   * A keyed pseudonym of a person, the same for the same person as long as
   * this installation lives, and of no use outside it.
   *
   * @param provider - The tool that gave the id, such as `github`.
   * @param id - The tool's own stable id of the person, not a login.
   */
  contributor(provider: string, id: number | string): string;
}

/**
 * Reads events from deliveries of one source.
 *
 * A pure, total function: the same delivery gives the same events, byte for
 * byte, whenever it is asked, and nothing is thrown. That is what makes it
 * possible to interpret two years again.
 *
 * @public
 */
export interface Interpreter {
  /** Counted up with every change of what it reads; stored with each delivery. */
  readonly version: number;

  interpret(
    delivery: ReceivedDelivery,
    context: InterpretationContext,
  ): Interpretation;
}
