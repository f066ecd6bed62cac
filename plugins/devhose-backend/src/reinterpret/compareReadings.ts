import type { ReinterpretedType } from '@pitstop/plugin-devhose-common';

/** What is compared of an event. */
export interface ComparedEvent {
  type: string;
  repository: string | undefined;
  contributor: string | undefined;
  /** The event as JSON text. */
  event: string;
}

/** What became of the events of deliveries, by type. */
export type TypeChanges = Map<string, Omit<ReinterpretedType, 'type'>>;

/**
 * Counts what becomes of the events of one delivery. Events are told apart by
 * their id and type: one that is of another type now is a removed one and an
 * added one.
 *
 * @returns Whether anything differs, be it only the order.
 */
export function compareReadings(
  before: readonly ComparedEvent[],
  after: readonly ComparedEvent[],
  changes: TypeChanges,
): boolean {
  if (isEqual(before, after)) {
    for (const { type } of after) {
      count(changes, type).same += 1;
    }
    return false;
  }
  const left = new Map(before.map(event => [identityOf(event), event]));
  for (const event of after) {
    const identity = identityOf(event);
    const counterpart = left.get(identity);
    left.delete(identity);
    if (counterpart === undefined) {
      count(changes, event.type).added += 1;
    } else if (isSame(counterpart, event)) {
      count(changes, event.type).same += 1;
    } else {
      count(changes, event.type).changed += 1;
    }
  }
  for (const event of left.values()) {
    count(changes, event.type).removed += 1;
  }
  return true;
}

/** Adds counts to others. */
export function addTypeChanges(
  changes: TypeChanges,
  others: TypeChanges,
): void {
  for (const [type, more] of others) {
    const counts = count(changes, type);
    counts.same += more.same;
    counts.changed += more.changed;
    counts.added += more.added;
    counts.removed += more.removed;
  }
}

function isEqual(
  before: readonly ComparedEvent[],
  after: readonly ComparedEvent[],
): boolean {
  return (
    before.length === after.length &&
    after.every((event, index) => isSame(before[index], event))
  );
}

function count(
  changes: TypeChanges,
  type: string,
): Omit<ReinterpretedType, 'type'> {
  const counts = changes.get(type) ?? {
    same: 0,
    changed: 0,
    added: 0,
    removed: 0,
  };
  changes.set(type, counts);
  return counts;
}

function identityOf({ type, event }: ComparedEvent): string {
  const { id }: { id: string } = JSON.parse(event);
  return `${type} ${id}`;
}

function isSame(one: ComparedEvent, other: ComparedEvent): boolean {
  return (
    one.event === other.event &&
    one.repository === other.repository &&
    one.contributor === other.contributor
  );
}
