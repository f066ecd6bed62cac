import type {
  DevhoseEvent,
  EventOutcome,
} from '@pitstop/plugin-devhose-common';
import { readFacts } from '../vocabulary/EventFacts';
import { eventKinds, kindOf, type EventKind } from '../vocabulary/EventKind';

/** Something on the way, as it stood at its last event. */
export interface ChainItem {
  subject: string;
  last: DevhoseEvent;
  outcome?: EventOutcome;
}

/** A stretch of the way: all that there was of one kind. */
export interface ChainStage {
  kind: EventKind;
  items: ChainItem[];
}

/**
 * The way of a change by its stages. Of each thing only its last event counts:
 * a build that was queued, started and failed is a build that failed.
 *
 * @param events - In the order in which they happened.
 */
export function chainStages(events: readonly DevhoseEvent[]): ChainStage[] {
  const items = new Map<string, ChainItem>();
  for (const last of events) {
    const { subject, type } = last.event;
    const key = `${kindOf(type)} ${subject}`;
    const { outcome } = readFacts(last.event);
    // At its end again, so that it stands where it ended.
    const before = items.get(key);
    items.delete(key);
    items.set(key, { subject, last, outcome: outcome ?? before?.outcome });
  }
  return eventKinds
    .filter(kind => kind !== 'other')
    .map(kind => ({
      kind,
      items: [...items.values()].filter(
        ({ last }) => kindOf(last.event.type) === kind,
      ),
    }))
    .filter(stage => stage.items.length > 0);
}
