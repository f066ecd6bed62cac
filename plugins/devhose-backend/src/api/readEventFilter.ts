import { InputError } from '@backstage/errors';
import type { EventOutcome } from '@pitstop/plugin-devhose-common';
import type { EventFilter } from '../read/EventFilter';

/** The filter as it stands in the query of a request. */
export interface EventFilterQuery {
  type?: string[];
  source?: string;
  subject?: string;
  repository?: string[];
  service?: string[];
  outcome?: EventOutcome;
  from?: string;
  to?: string;
}

/** @throws InputError if an instant isn't one. */
export function readEventFilter(query: EventFilterQuery): EventFilter {
  return {
    types: query.type,
    source: query.source,
    subject: query.subject,
    repositories: query.repository,
    services: query.service,
    outcome: query.outcome,
    from: readInstant('from', query.from),
    to: readInstant('to', query.to),
  };
}

function readInstant(name: string, text?: string): Date | undefined {
  if (text === undefined) {
    return undefined;
  }
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new InputError(`${name} is not an RFC 3339 instant: '${text}'`);
  }
  return instant;
}
