import {
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { ScopeFilter, ScopeKind } from '@pitstop/plugin-ledger-common';
import { LRUCache } from 'lru-cache';
import type { Unit } from '../derive';
import type { ServiceLink } from '../store/serviceLinks';
import { inside } from './inside';
import { kindOf } from './kindOf';
import { mapComponents, type MappedComponent } from './mapComponents';
import type { Scope, ScopePart } from './Scope';
import { weakerFilters } from './weakerFilters';

/** Kept as long as the map is, which is about a minute. */
const mostScopes = 500;

/** What the map needs of the catalog. */
export const organizationQuery = {
  filter: { kind: ['component', 'system', 'group'] },
  fields: [
    'kind',
    'metadata.name',
    'metadata.namespace',
    'metadata.annotations',
    'spec.type',
    'spec.lifecycle',
    'relations',
  ],
};

/** The catalog at a moment: which components belong to what. */
export class OrganizationMap {
  readonly #kinds = new Map<string, ScopeKind>();
  readonly #components: ReadonlyMap<string, MappedComponent>;
  /** Components by the group that owns them or the system they are part of. */
  readonly #members = new Map<string, Set<string>>();
  readonly #childGroups = new Map<string, Set<string>>();
  readonly #scopes = new LRUCache<string, Scope>({ max: mostScopes });

  static create(entities: Iterable<Entity>): OrganizationMap {
    return new OrganizationMap([...entities]);
  }

  private constructor(entities: Entity[]) {
    this.#components = mapComponents(entities);
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      this.#kinds.set(ref, kindOf(entity));
      for (const { type, targetRef } of entity.relations ?? []) {
        if (entity.kind === 'Group' && type === RELATION_CHILD_OF) {
          addTo(this.#childGroups, targetRef, ref);
        }
        if (
          entity.kind === 'Component' &&
          (type === RELATION_OWNED_BY || type === RELATION_PART_OF)
        ) {
          addTo(this.#members, targetRef, ref);
        }
      }
    }
  }

  /** The units of components with rules of their own, each once. */
  ownUnits(): Unit[] {
    const units = new Map<string, Unit>();
    for (const { unit } of this.#components.values()) {
      if (unit && unit.id !== unit.repository) {
        units.set(unit.id, unit);
      }
    }
    return [...units.values()];
  }

  /** Which repositories the services of tools are about. */
  serviceLinks(): ServiceLink[] {
    return [...this.#components.values()].flatMap(({ unit, service }) =>
      unit && service ? [{ service, repository: unit.repository }] : [],
    );
  }

  /**
   * The group of type `organization` that stands above all others; of several,
   * the first by name. Undefined where the catalog has none.
   */
  organization(): string | undefined {
    const below = new Set(
      [...this.#childGroups.values()].flatMap(set => [...set]),
    );
    const all = [...this.#kinds.keys()]
      .filter(ref => this.#kinds.get(ref) === 'organization')
      .sort();
    return all.find(ref => !below.has(ref)) ?? all.at(0);
  }

  /**
   * Undefined for an entity that isn't in the catalog, or has no delivery. Who
   * asks again gets the same object.
   */
  scopeOf(entityRef: string, filter: ScopeFilter = {}): Scope | undefined {
    const kind = this.#kinds.get(entityRef);
    if (!kind) {
      return undefined;
    }
    const key = JSON.stringify([entityRef, Object.entries(filter).sort()]);
    const known = this.#scopes.get(key);
    if (known) {
      return known;
    }
    const scope = this.#drawScope(entityRef, kind, filter);
    this.#scopes.set(key, scope);
    return scope;
  }

  #drawScope(entityRef: string, kind: ScopeKind, filter: ScopeFilter): Scope {
    const everything = this.#componentsIn(entityRef, kind, {});
    const components = this.#componentsIn(entityRef, kind, filter);
    const componentsOfUnit = byUnit(components);
    const problems = components.flatMap(each => each.problems);
    return {
      entityRef,
      kind,
      components: components.length,
      linkedComponents: components.filter(({ unit }) => unit).length,
      units: [...componentsOfUnit.keys()],
      repositories: repositoriesOf(components),
      projects: components.flatMap(({ project }) => project ?? []),
      repositoriesWithoutProject: repositoriesOf(
        components.filter(({ project }) => project === undefined),
      ),
      componentsOfUnit,
      unlinkedComponents: components
        .filter(({ unit }) => unit === undefined)
        .map(({ ref }) => ref),
      inside: inside(components, this.ownUnits()),
      parts: kind === 'component' ? [] : this.#partsOf(entityRef, filter),
      around: weakerFilters(filter).map(weaker => ({
        units: unitsOf(this.#componentsIn(entityRef, kind, weaker)),
      })),
      ...(problems.length > 0 && { problems }),
      ...(Object.keys(filter).length > 0 && { filter }),
      choices: {
        lifecycles: choicesOf(everything, ({ lifecycle }) => lifecycle),
        types: choicesOf(everything, ({ type }) => type),
      },
    };
  }

  /** The groups right below, or, where there are none, the components. */
  #partsOf(entityRef: string, filter: ScopeFilter): ScopePart[] {
    const groups = filter.withoutSubTeams
      ? []
      : [...(this.#childGroups.get(entityRef) ?? [])];
    const parts: Array<[string, MappedComponent[]]> =
      groups.length > 0
        ? groups.map(group => [
            group,
            this.#componentsIn(group, 'team', filter),
          ])
        : this.#componentsIn(entityRef, 'team', filter).map(component => [
            component.ref,
            [component],
          ]);
    return parts.map(([part, components]) => ({
      entityRef: part,
      components: components.length,
      units: unitsOf(components),
      componentsOfUnit: byUnit(components),
    }));
  }

  /** Of a component, a system, or a group and, unless it is left out, all groups below it. */
  #componentsIn(
    entityRef: string,
    kind: ScopeKind,
    { withoutSubTeams = false, lifecycle, type }: ScopeFilter,
  ): MappedComponent[] {
    const refs =
      kind === 'component'
        ? [entityRef]
        : this.#membersOf(entityRef, withoutSubTeams);
    return refs
      .flatMap(ref => this.#components.get(ref) ?? [])
      .filter(
        component =>
          (lifecycle === undefined || component.lifecycle === lifecycle) &&
          (type === undefined || component.type === type),
      );
  }

  #membersOf(entityRef: string, withoutSubTeams: boolean): string[] {
    const owners = new Set([entityRef]);
    // A set is walked in the order in which it grows, and grows once per
    // group, so that a circle in the org chart ends.
    for (const owner of owners) {
      for (const child of this.#childGroups.get(owner) ?? []) {
        if (!withoutSubTeams) {
          owners.add(child);
        }
      }
    }
    const components = new Set<string>();
    for (const owner of owners) {
      for (const component of this.#members.get(owner) ?? []) {
        components.add(component);
      }
    }
    return [...components];
  }
}

function byUnit(components: MappedComponent[]): Map<string, string[]> {
  const refs = new Map<string, string[]>();
  for (const { ref, unit } of components) {
    if (unit) {
      refs.set(unit.id, [...(refs.get(unit.id) ?? []), ref]);
    }
  }
  return refs;
}

function unitsOf(components: MappedComponent[]): string[] {
  return [...new Set(components.flatMap(({ unit }) => unit?.id ?? []))];
}

function repositoriesOf(components: MappedComponent[]): string[] {
  return [...new Set(components.flatMap(({ unit }) => unit?.repository ?? []))];
}

function choicesOf(
  components: MappedComponent[],
  read: (component: MappedComponent) => string | undefined,
): string[] {
  return [...new Set(components.flatMap(each => read(each) ?? []))].sort();
}

function addTo(
  groups: Map<string, Set<string>>,
  key: string,
  value: string,
): void {
  const group = groups.get(key);
  if (group) {
    group.add(value);
  } else {
    groups.set(key, new Set([value]));
  }
}
