import type { ScopeFilter } from '@pitstop/plugin-ledger-common';

type Condition = Exclude<keyof ScopeFilter, 'environment'>;

const conditions: readonly Condition[] = [
  'withoutSubTeams',
  'lifecycle',
  'type',
];

/**
 * The filters that let more components through because some conditions are
 * left out, all of them at last. The environment chooses no components.
 */
export function weakerFilters(filter: ScopeFilter): ScopeFilter[] {
  const given = conditions.filter(condition => filter[condition]);
  let weaker: ScopeFilter[] = [{}];
  for (const condition of given) {
    weaker = weaker.flatMap(each => [
      each,
      { ...each, [condition]: filter[condition] },
    ]);
  }
  return weaker.slice(0, -1);
}
