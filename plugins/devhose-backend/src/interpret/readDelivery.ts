import type {
  DeliverySource,
  Interpretation,
  InterpretationContext,
  InterpretedEvent,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { PreparedDelivery, PreparedEvent } from '../log/PreparedDelivery';
import { isTestDelivery } from './isTestDelivery';

/** What was understood of a delivery, ready to be written. */
export type DeliveryText = Pick<
  PreparedDelivery,
  'interpretation' | 'quarantineReason' | 'interpreterVersion' | 'events'
>;

/**
 * Has a delivery read by the interpreter of its source.
 *
 * @param delivery - With the headers that are stored and no others, so that it
 *   reads the same years later.
 */
export function readDelivery(
  source: DeliverySource,
  delivery: ReceivedDelivery,
  context: InterpretationContext,
): DeliveryText {
  const interpretation = interpret(source, delivery, context);
  return {
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

function interpret(
  source: DeliverySource,
  delivery: ReceivedDelivery,
  context: InterpretationContext,
): Interpretation {
  if (source.interpreter === undefined || isTestDelivery(delivery.headers)) {
    return { status: 'not-interpreted' };
  }
  try {
    return source.interpreter.interpret(delivery, context);
  } catch (error) {
    // Interpreters don't throw; if one does all the same, the delivery is not lost.
    return {
      status: 'quarantined',
      reason: `The interpreter of ${source.id} failed: ${error}`,
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
