import type { DeliveryText } from '../interpret/readDelivery';
import type { InterpretationStatus } from '../log/PreparedDelivery';
import { compareReadings, type TypeChanges } from './compareReadings';
import type { EventInForce, OutdatedDelivery } from './outdatedDeliveries';

/** A delivery that is read otherwise, with all its events before and after. */
export interface Difference {
  delivery: OutdatedDelivery;
  before: readonly EventInForce[];
  after: DeliveryText;
}

/** What reading deliveries again has brought so far. */
export class Findings {
  readonly differences: Difference[] = [];
  readonly types: TypeChanges = new Map();
  /** By source, what had become of a delivery and what becomes of it. */
  readonly moves = new Map<
    string,
    {
      source: string;
      before: InterpretationStatus;
      after: InterpretationStatus;
      deliveries: number;
    }
  >();

  static create(): Findings {
    return new Findings();
  }

  private constructor() {}

  add(
    delivery: OutdatedDelivery,
    before: readonly EventInForce[],
    after: DeliveryText,
  ): void {
    const eventsDiffer = compareReadings(
      before.map(event => ({
        type: event.type,
        repository: event.repository ?? undefined,
        contributor: event.contributor ?? undefined,
        event: event.event,
      })),
      after.events.map(event => ({ ...event, event: event.json.toString() })),
      this.types,
    );
    this.#countMove(delivery, after.interpretation);
    if (
      eventsDiffer ||
      delivery.interpretation !== after.interpretation ||
      (delivery.quarantine_reason ?? undefined) !== after.quarantineReason
    ) {
      this.differences.push({ delivery, before, after });
    }
  }

  #countMove(
    { source, interpretation: before }: OutdatedDelivery,
    after: InterpretationStatus,
  ): void {
    const key = `${source} ${before} ${after}`;
    const move = this.moves.get(key) ?? {
      source,
      before,
      after,
      deliveries: 0,
    };
    move.deliveries += 1;
    this.moves.set(key, move);
  }
}
