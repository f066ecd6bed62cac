import type { EventOutcome } from '@pitstop/plugin-devhose-common';
import type { Knex } from 'knex';
import { isCompleteType, typeCondition } from '../log/typeCondition';

/** Which events are asked for. What is left out does not matter. */
export interface EventFilter {
  /** Any of them; exact, or up to a dot. */
  types?: readonly string[];
  source?: string;
  subject?: string;
  /** About any of them. */
  repositories?: readonly string[];
  outcome?: EventOutcome;
  /** Received at or after. */
  from?: Date;
  /** Received before. */
  to?: Date;
}

/** A filter without alternatives that are better looked up one by one. */
export type SimpleEventFilter = Omit<EventFilter, 'repositories'>;

/** Values of a column, any of which will do. */
export interface Alternatives {
  column: 'repository' | 'type';
  values: readonly string[];
}

/** Takes the alternatives out of a filter for which an index gives the order. */
export function splitAlternatives(filter: EventFilter): {
  filter: SimpleEventFilter;
  alternatives?: Alternatives;
} {
  const { repositories, ...others } = filter;
  if (repositories !== undefined) {
    return {
      filter: others,
      alternatives: { column: 'repository', values: repositories },
    };
  }
  const { types, ...withoutTypes } = others;
  if (types !== undefined && types.every(isCompleteType)) {
    return {
      filter: withoutTypes,
      alternatives: { column: 'type', values: types },
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
