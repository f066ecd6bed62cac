import type { ScopeFilter } from '@pitstop/plugin-ledger-common';

/** The filter in a query: what was not given, or is no restriction, is not in it. */
export function filterOf({
  withoutSubTeams,
  environment,
  lifecycle,
  type,
  withoutBots,
}: ScopeFilter): ScopeFilter {
  return {
    ...(withoutSubTeams && { withoutSubTeams }),
    ...(environment !== undefined && { environment }),
    ...(lifecycle !== undefined && { lifecycle }),
    ...(type !== undefined && { type }),
    ...(withoutBots && { withoutBots }),
  };
}
