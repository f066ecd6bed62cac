import type { HumanDuration } from '@backstage/types';
import type { DeliveryHeaders } from './DeliverySource';

/** The content of a delivery, as the tool tells it when it is asked. @public */
export interface SentContent {
  /** Lower-case names. */
  headers: DeliveryHeaders;
  body: Buffer;
}

/**
 * A delivery that the tool says it sent.
 *
 * It is had by `sendAgain`, which brings it as it was signed, and by `read`
 * where that doesn't help or the tool can't do it. One of them has to be there.
 *
 * @public
 */
export interface SentDelivery {
  /** What {@link DeliverySource.deliveryId} reads from it. */
  deliveryId: string;
  /** When the tool first sent it, by its own clock. */
  sentAt: Date;

  /** Asks the tool to send it once more, with the same id. */
  sendAgain?(): Promise<void>;

  /**
   * Asks the tool what was in it.
   *
   * @returns undefined where the tool doesn't know any more.
   */
  read?(): Promise<SentContent | undefined>;
}

/**
 * Asks a tool what it sent, for the sake of what never came in: many tools send
 * a webhook once and never again.
 *
 * Devhose compares it with the log, remembers what is missing, has it sent again
 * or read, and takes it in under the same delivery id, so that it counts once
 * even if it comes late by itself. One replica sweeps at a time.
 *
 * @public
 */
export interface SourceSweeper {
  /** How often the tool is asked. */
  readonly every: HumanDuration;

  /** How far back the tool remembers what it sent. */
  readonly reach: HumanDuration;

  /**
   * What the tool says it sent since then, in any order; more is harmless.
   * Asks as it is iterated over.
   *
   * @param options.signal - Aborts where the sweep must end.
   * @throws ToolBusyError if the tool wants to be asked later.
   */
  sent(options: {
    since: Date;
    signal: AbortSignal;
  }): AsyncIterable<SentDelivery>;
}
