import { eventKinds, kindOf, type EventKind } from '../vocabulary/EventKind';
import { parseEventType } from '../vocabulary/parseEventType';

/** What a reader chose to see of an entity's activity. It lives in the URL. */
export interface ActivityQuery {
  /** Empty: all. */
  kinds: readonly EventKind[];
  /** Whether steps on the way are shown too, or only what came of them. */
  everyStep: boolean;
  /** Whether only what failed is shown. */
  failuresOnly: boolean;
}

/**
 * Reads `kind=code` (repeated), `steps=all` and `outcome=failure`; ignores what
 * it does not know.
 */
export function parseActivitySearch(search: URLSearchParams): ActivityQuery {
  const asked = search.getAll('kind');
  return {
    kinds: eventKinds.filter(kind => asked.includes(kind)),
    everyStep: search.get('steps') === 'all',
    failuresOnly: search.get('outcome') === 'failure',
  };
}

/** Writes a query into a URL's search, leaving the parameters of others alone. */
export function writeActivitySearch(
  search: URLSearchParams,
  { kinds, everyStep, failuresOnly }: ActivityQuery,
): URLSearchParams {
  const written = new URLSearchParams(search);
  written.delete('kind');
  written.delete('steps');
  written.delete('outcome');
  for (const kind of kinds) {
    written.append('kind', kind);
  }
  if (everyStep) {
    written.set('steps', 'all');
  }
  if (failuresOnly) {
    written.set('outcome', 'failure');
  }
  return written;
}

/** Single checks are steps of a build, as waiting and starting are of a run. */
function isStep(type: string): boolean {
  const { subject, predicate } = parseEventType(type);
  return (
    subject === 'taskrun' ||
    ['queued', 'started'].includes(predicate) ||
    (subject === 'deployment' && predicate === 'created')
  );
}

/**
 * The types to ask for, of those in the log; undefined for all of them.
 */
export function typesOf(
  { kinds, everyStep }: Pick<ActivityQuery, 'kinds' | 'everyStep'>,
  knownTypes: readonly string[],
): string[] | undefined {
  if (kinds.length === 0 && everyStep) {
    return undefined;
  }
  return knownTypes.filter(
    type =>
      (kinds.length === 0 || kinds.includes(kindOf(type))) &&
      (everyStep || !isStep(type)),
  );
}
