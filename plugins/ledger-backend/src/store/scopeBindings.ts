import type { Scope } from '../scope';

/** The named bindings of queries over the facts of a scope. */
export function scopeBindings({ units, repositories, filter }: Scope): {
  units: string[];
  repositories: string[];
  /** In lower case, as in the facts. */
  environment: string | null;
} {
  return {
    units,
    repositories,
    environment: filter?.environment?.toLowerCase() ?? null,
  };
}

/** Of deployments: those to the environment that is asked for, if one is. */
export const toEnvironment = `
  (cast(:environment as text) is null or environment = :environment)`;
