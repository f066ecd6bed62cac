import type {
  DeliverySource,
  Interpretation,
  InterpretationContext,
  InterpretedEvent,
  ReceivedDelivery,
} from '@pitstop/plugin-devhose-node';
import type { InterpretationStatus } from '../log/PreparedDelivery';
import { isTestDelivery } from './isTestDelivery';

/** Whose deliveries are read, and by what. */
export type ReadSource = Pick<DeliverySource, 'id' | 'interpreter'>;

/** What was understood of a delivery. */
export interface DeliveryReading {
  interpretation: InterpretationStatus;
  quarantineReason: string | undefined;
  interpreterVersion: number | undefined;
  events: readonly InterpretedEvent[];
}

/**
 * Has a delivery read by the interpreter of its source.
 *
 * @param delivery - With the headers that are stored and no others, so that it
 *   reads the same years later.
 */
export function readDelivery(
  source: ReadSource,
  delivery: ReceivedDelivery,
  context: InterpretationContext,
): DeliveryReading {
  const interpretation = interpret(source, delivery, context);
  return {
    interpretation: interpretation.status,
    quarantineReason:
      interpretation.status === 'quarantined'
        ? interpretation.reason
        : undefined,
    interpreterVersion: source.interpreter?.version,
    events:
      interpretation.status === 'interpreted' ? interpretation.events : [],
  };
}

function interpret(
  source: ReadSource,
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
