import type { EventOutcome } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { placeLookups, type PlaceLookup, type Places } from '../log/places';
import { isCompleteType, typeCondition } from '../log/typeCondition';

/** Which events are asked for. What is left out does not matter. */
export interface EventFilter extends Places {
  /** Any of them; exact, or up to a dot. */
  types?: readonly string[];
  source?: string;
  subject?: string;
  outcome?: EventOutcome;
  /** Received at or after. */
  from?: Date;
  /** Received before. */
  to?: Date;
}

/** A filter without alternatives that are better looked up one by one. */
export type SimpleEventFilter = Omit<EventFilter, keyof Places>;

/** Takes the alternatives out of a filter for which an index gives the order. */
export function splitAlternatives(filter: EventFilter): {
  filter: SimpleEventFilter;
  /** Events are wanted that are found by any of them. */
  lookups?: PlaceLookup[];
} {
  const { repositories, services, ...others } = filter;
  const lookups = placeLookups({ repositories, services });
  if (lookups !== undefined) {
    return { filter: others, lookups };
  }
  const { types, ...withoutTypes } = others;
  if (types !== undefined && types.every(isCompleteType)) {
    return {
      filter: withoutTypes,
      lookups: [{ expression: 'type', values: [...types] }],
    };
  }
  return { filter: others };
}

/** Narrows a query of events down. */
export function narrowDown(
  query: Knex.QueryBuilder,
  filter: SimpleEventFilter,
): void {
  for (const column of ['source', 'subject'] as const) {
    const value = filter[column];
    if (value !== undefined) {
      query.where(`events.${column}`, value);
    }
  }
  if (filter.types !== undefined) {
    const { sql, bindings } = typeCondition(filter.types);
    query.whereRaw(sql, bindings);
  }
  if (filter.outcome !== undefined) {
    query.whereRaw('event_outcome(type, event) = ?', [filter.outcome]);
  }
  if (filter.from !== undefined) {
    query.where('events.received_at', '>=', filter.from);
  }
  if (filter.to !== undefined) {
    query.where('events.received_at', '<', filter.to);
  }
}
