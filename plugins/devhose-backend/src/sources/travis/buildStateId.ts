import { eventWord, type Fields } from '@pitstop/plugin-devhose-node';

/**
 * The id of a build in one of its states: the same whether Travis tells it by
 * itself, twice, or is asked for it. A build that is run again has other times.
 *
 * @returns undefined where that cannot be told from the build.
 */
export function buildStateId(build: Fields): string | undefined {
  const state = build.optionalString('state');
  const at =
    build.optionalInstant('finished_at') ?? build.optionalInstant('started_at');
  return at !== undefined && state !== undefined && state === eventWord(state)
    ? `${build.count('id')}-${state}-${at}`
    : undefined;
}
