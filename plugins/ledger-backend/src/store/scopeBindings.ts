import type { Scope } from '../scope';

/** The named bindings of queries over the facts of a scope. */
export function scopeBindings(scope: Scope): {
  units: string[];
  repositories: string[];
  projects: string[];
  repositoriesWithoutProject: string[];
  /** In lower case, as in the facts. */
  environment: string | null;
  withoutBots: boolean;
} {
  const { units, repositories, filter } = scope;
  return {
    units,
    repositories,
    projects: scope.projects ?? [],
    repositoriesWithoutProject: scope.repositoriesWithoutProject ?? [],
    withoutBots: filter?.withoutBots ?? false,
    environment: filter?.environment?.toLowerCase() ?? null,
  };
}

/** Of deployments: those to the environment that is asked for, if one is. */
export const toEnvironment = `
  (cast(:environment as text) is null or environment = :environment)`;
