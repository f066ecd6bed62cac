import type { DeliveryProof } from '@pitstop/plugin-devhose-common';
import type {
  DeliverySource,
  InterpretationContext,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { PreparedDelivery } from '../log/PreparedDelivery';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { writeProof } from '../log/proofText';
import { encodeBody, type CompressBody } from './encodeBody';
import { keptHeaders } from './keptHeaders';
import { readDelivery } from './readDelivery';

/** Interprets and encodes deliveries, so that nothing is left to do under the lock. */
export class DeliveryPreparer {
  readonly #context: InterpretationContext;
  readonly #metrics: DevhoseMetrics;
  readonly #compress: CompressBody | undefined;

  static create(options: {
    context: InterpretationContext;
    metrics: DevhoseMetrics;
    compress?: CompressBody;
  }): DeliveryPreparer {
    return new DeliveryPreparer(options);
  }

  private constructor(options: {
    context: InterpretationContext;
    metrics: DevhoseMetrics;
    compress?: CompressBody;
  }) {
    this.#context = options.context;
    this.#metrics = options.metrics;
    this.#compress = options.compress;
  }

  async prepare(
    source: DeliverySource,
    delivery: ReceivedDelivery,
    proof?: DeliveryProof,
  ): Promise<PreparedDelivery> {
    const headers = keptHeaders(delivery.headers);
    const text = readDelivery(source, { ...delivery, headers }, this.#context);
    this.#metrics.countInterpretation(source.id, text.interpretation);
    return {
      source: delivery.source,
      deliveryId: delivery.deliveryId,
      eventName: delivery.eventName,
      receivedAt: delivery.receivedAt,
      headers: Buffer.from(JSON.stringify(headers)),
      ...(await encodeBody(delivery.body, this.#compress)),
      bodyBytes: delivery.body.length,
      proof: proof && writeProof(proof),
      ...text,
    };
  }
}
