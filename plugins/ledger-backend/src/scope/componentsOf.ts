import type { Scope } from './Scope';

/** A component, and where it lives. */
export interface LocatedComponent {
  component: string;
  /** Absent where it is linked to no repository. */
  unit?: string;
  repository?: string;
}

/** The components in a scope. */
export function componentsOf({
  componentsOfUnit = new Map(),
  unlinkedComponents = [],
}: Pick<Scope, 'componentsOfUnit' | 'unlinkedComponents'>): LocatedComponent[] {
  return [
    ...[...componentsOfUnit].flatMap(([unit, components]) =>
      components.map(component => ({
        component,
        unit,
        repository: unit.split('#')[0],
      })),
    ),
    ...unlinkedComponents.map(component => ({ component })),
  ];
}
