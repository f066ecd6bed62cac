import type { DeliveryProof } from '@pitstop/plugin-devhose-common';
import type { HandshakeAnswer, HandshakeRequest } from './Handshake';
import type { Interpreter } from './Interpreter';
import type { SourceSetup, TestDelivery } from './SourceSetup';
import type { SourceSweeper } from './SourceSweeper';

/**
 * The headers of a delivery: lower-case names, repeated values joined by `, `.
 *
 * @public
 */
export type DeliveryHeaders = Readonly<Record<string, string>>;

/**
 * What a source says about the sender of a delivery.
 *
 * `genuine`: the proof is kept with the delivery, so that it can be seen which of
 * several secrets is still in use.
 *
 * `unsigned`: there is no proof at all (answered 401); `forged`: the proof is
 * wrong (answered 403). The reason is told to the sender: it must say what to
 * do, and must not help to guess a secret.
 *
 * @public
 */
export type Verdict =
  | { verdict: 'genuine'; proof?: DeliveryProof }
  | { verdict: 'unsigned' | 'forged'; reason: string };

/**
 * A tool that sends deliveries to `POST /api/devhose/ingest/<id>`.
 *
 * @public
 */
export interface DeliverySource {
  /** Lower-case word, such as `github`; part of the address and of every stored delivery. */
  readonly id: string;

  /** Largest body taken in, after decompression. */
  readonly bodyLimitBytes: number;

  /**
   * Whether the delivery comes from who it should. Compares in constant time,
   * over the body byte for byte as it was received.
   */
  verify(body: Buffer, headers: DeliveryHeaders): Verdict | Promise<Verdict>;

  /**
   * The sender's id of the delivery, the same when it sends it again.
   *
   * @throws InputError saying which header is missing or malformed.
   */
  deliveryId(body: Buffer, headers: DeliveryHeaders): string;

  /**
   * The sender's word for what happened, such as `pull_request`.
   *
   * @throws InputError saying which header is missing or malformed.
   */
  eventName(body: Buffer, headers: DeliveryHeaders): string;

  /**
   * Answers a tool that checks an address before it sends deliveries to it,
   * such as by a challenge. Nothing of it is stored.
   *
   * @returns undefined if the request is no handshake.
   */
  handshake?(request: HandshakeRequest): HandshakeAnswer | undefined;

  /** Reads events from deliveries. Without one, deliveries are kept raw. */
  readonly interpreter?: Interpreter;

  /** How the tool is told to send deliveries; shown to operators. */
  readonly setup?: SourceSetup;

  /**
   * A harmless delivery, proven as the tool would prove it, to check the way in.
   * Absent where only the tool can prove one.
   */
  testDelivery?(): TestDelivery;

  /** Finds what the tool sent and what never came in. */
  readonly sweeper?: SourceSweeper;
}
