import type { DeliveryProof } from '@pitstop/plugin-devhose-common';
import type {
  DeliverySource,
  Interpretation,
  InterpretationContext,
  InterpretedEvent,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { PreparedDelivery, PreparedEvent } from '../log/PreparedDelivery';
import type { DevhoseMetrics } from '../metrics/DevhoseMetrics';
import { writeProof } from '../log/proofText';
import { encodeBody } from './encodeBody';
import { isTestDelivery } from './isTestDelivery';
import { keptHeaders } from './keptHeaders';

/** Interprets and encodes deliveries, so that nothing is left to do under the lock. */
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

  async prepare(
    source: DeliverySource,
    delivery: ReceivedDelivery,
    proof?: DeliveryProof,
  ): Promise<PreparedDelivery> {
    const interpretation = this.#interpret(source, delivery);
    this.#metrics.countInterpretation(source.id, interpretation.status);
    return {
      source: delivery.source,
      deliveryId: delivery.deliveryId,
      eventName: delivery.eventName,
      receivedAt: delivery.receivedAt,
      headers: Buffer.from(JSON.stringify(keptHeaders(delivery.headers))),
      ...(await encodeBody(delivery.body)),
      bodyBytes: delivery.body.length,
      proof: proof && writeProof(proof),
      interpretation: interpretation.status,
      quarantineReason:
        interpretation.status === 'quarantined'
          ? interpretation.reason
          : undefined,
      interpreterVersion: source.interpreter?.version,
      events:
        interpretation.status === 'interpreted'
          ? interpretation.events.map(prepareEvent)
          : [],
    };
  }

  #interpret(
    source: DeliverySource,
    delivery: ReceivedDelivery,
  ): Interpretation {
    if (source.interpreter === undefined || isTestDelivery(delivery.headers)) {
      return { status: 'not-interpreted' };
    }
    try {
      return source.interpreter.interpret(delivery, this.#context);
    } catch (error) {
      // Interpreters don't throw; if one does all the same, the delivery is not lost.
      return {
        status: 'quarantined',
        reason: `The interpreter of ${source.id} failed: ${error}`,
      };
    }
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
