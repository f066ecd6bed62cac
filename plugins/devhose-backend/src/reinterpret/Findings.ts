import type { InterpretationStatus } from '../log/PreparedDelivery';
import {
  addTypeChanges,
  compareReadings,
  type ComparedEvent,
  type TypeChanges,
} from './compareReadings';
import type { EventInForce, OutdatedDelivery } from './outdatedDeliveries';

/** A delivery as it is read by today's interpreter. */
export interface ReadAgain {
  interpretation: InterpretationStatus;
  quarantineReason: string | undefined;
  interpreterVersion: number | undefined;
  events: readonly ReadEvent[];
}

/** An event of it, as it would be stored. */
export interface ReadEvent extends ComparedEvent {
  subject: string;
  /** RFC 3339. */
  occurredAt: string;
}

/** A delivery that is read otherwise, with all its events before and after. */
export interface Difference {
  delivery: Omit<OutdatedDelivery, 'body'>;
  before: readonly EventInForce[];
  after: ReadAgain;
}

/** What had become of deliveries of a source, and what becomes of them. */
interface Move {
  source: string;
  before: InterpretationStatus;
  after: InterpretationStatus;
  deliveries: number;
}

/** What reading deliveries again has brought; goes from one thread to another. */
export interface Findings {
  differences: Difference[];
  types: TypeChanges;
  moves: Map<string, Move>;
}

export function noFindings(): Findings {
  return { differences: [], types: new Map(), moves: new Map() };
}

/** Adds what one delivery brings. */
export function addReading(
  findings: Findings,
  { delivery, before, after }: Difference,
): void {
  const eventsDiffer = compareReadings(
    before.map(event => ({
      type: event.type,
      repository: event.repository ?? undefined,
      contributor: event.contributor ?? undefined,
      event: event.event,
    })),
    after.events,
    findings.types,
  );
  addMove(findings, {
    source: delivery.source,
    before: delivery.interpretation,
    after: after.interpretation,
    deliveries: 1,
  });
  if (
    eventsDiffer ||
    delivery.interpretation !== after.interpretation ||
    (delivery.quarantine_reason ?? undefined) !== after.quarantineReason
  ) {
    findings.differences.push({ delivery, before, after });
  }
}

/** Adds the counts of other findings, without what differs. */
export function addCounts(findings: Findings, others: Findings): void {
  addTypeChanges(findings.types, others.types);
  for (const move of others.moves.values()) {
    addMove(findings, move);
  }
}

function addMove({ moves }: Findings, added: Move): void {
  const key = `${added.source} ${added.before} ${added.after}`;
  const known = moves.get(key);
  moves.set(key, {
    ...added,
    deliveries: added.deliveries + (known?.deliveries ?? 0),
  });
}
