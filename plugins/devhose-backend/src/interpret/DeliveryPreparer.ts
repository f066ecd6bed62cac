import type { DeliveryProof } from '@pitstop/plugin-devhose-common';
import type {
  InterpretationContext,
  InterpretedEvent,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { PreparedDelivery, PreparedEvent } from '../log/PreparedDelivery';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { writeProof } from '../log/proofText';
import { keptHeaders } from './keptHeaders';
import { readDelivery, type ReadSource } from './readDelivery';

/** Interprets deliveries, so that nothing is left to do under the lock. */
export class DeliveryPreparer {
  readonly #context: InterpretationContext;
  readonly #metrics: DevhoseMetrics;

  static create(options: {
    context: InterpretationContext;
    metrics: DevhoseMetrics;
  }): DeliveryPreparer {
    return new DeliveryPreparer(options.context, options.metrics);
  }

  private constructor(context: InterpretationContext, metrics: DevhoseMetrics) {
    this.#context = context;
    this.#metrics = metrics;
  }

  prepare(
    source: ReadSource,
    delivery: ReceivedDelivery,
    proof?: DeliveryProof,
  ): PreparedDelivery {
    const headers = keptHeaders(delivery.headers);
    const reading = readDelivery(
      source,
      { ...delivery, headers },
      this.#context,
    );
    this.#metrics.countInterpretation(source.id, reading.interpretation);
    return {
      source: delivery.source,
      deliveryId: delivery.deliveryId,
      eventName: delivery.eventName,
      receivedAt: delivery.receivedAt,
      headers: Buffer.from(JSON.stringify(headers)),
      body: delivery.body,
      proof: proof && writeProof(proof),
      ...reading,
      events: reading.events.map(prepareEvent),
    };
  }
}

function prepareEvent({
  event,
  repository,
  contributor,
}: InterpretedEvent): PreparedEvent {
  return {
    type: event.type,
    subject: event.subject,
    repository,
    occurredAt: event.time,
    contributor,
    json: Buffer.from(JSON.stringify(event)),
  };
}
