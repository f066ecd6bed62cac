import { parseDate } from '@internationalized/date';
import type { EventsFilter } from '../api';
import type { ComponentNames } from '../entities/useScope';
import { withoutVersion } from '../vocabulary/parseEventType';
import type { EventsQuery, RangePreset } from './EventsQuery';

const presetHours: Record<RangePreset, number> = {
  '1h': 1,
  '24h': 24,
  '7d': 7 * 24,
  '30d': 30 * 24,
};

const hourMilliseconds = 60 * 60 * 1000;

/** What a query needs to be asked. */
export interface QueryContext {
  now: Date;
  /** IANA time zone in which days begin. */
  timeZone: string;
  /** By which the entity that was chosen is known, if one was. */
  names?: ComponentNames;
  /** All types in the log, with their versions. */
  knownTypes: readonly string[];
}

/** The filter that a query stands for. */
export function resolveFilter(
  query: EventsQuery,
  context: QueryContext,
): EventsFilter {
  const { types, source, subject, outcome, repository } = query;
  return {
    source,
    subject,
    outcome,
    ...(repository ? { repositories: [repository] } : context.names),
    types:
      types.length > 0
        ? types.flatMap(type => withVersions(type, context.knownTypes))
        : undefined,
    ...resolveRange(query.range, context),
  };
}

/** Complete types are found faster; one that the log does not have finds nothing. */
function withVersions(type: string, knownTypes: readonly string[]): string[] {
  const known = knownTypes.filter(each => withoutVersion(each) === type);
  return known.length > 0 ? known : [type];
}

function resolveRange(
  range: EventsQuery['range'],
  { now, timeZone }: QueryContext,
): { from?: string; to?: string } {
  if (range === undefined) {
    return {};
  }
  if ('preset' in range) {
    const from = now.getTime() - presetHours[range.preset] * hourMilliseconds;
    return { from: new Date(from).toISOString() };
  }
  const end = parseDate(range.to).add({ days: 1 });
  return {
    from: parseDate(range.from).toDate(timeZone).toISOString(),
    to: end.toDate(timeZone).toISOString(),
  };
}
