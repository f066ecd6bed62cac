import {
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { ScopeKind } from '@pitstop/plugin-ledger-common';
import { repositoryAnnotations, repositoryOf } from './repositoryOf';
import type { Scope, ScopePart } from './Scope';

interface Component {
  repository?: string;
}

/** What the map needs of the catalog. */
export const organizationQuery = {
  filter: { kind: ['component', 'system', 'group'] },
  fields: [
    'kind',
    'metadata.name',
    'metadata.namespace',
    'spec.type',
    'relations',
    ...repositoryAnnotations.map(name => `metadata.annotations.${name}`),
  ],
};

/** The catalog at a moment: which components belong to what. */
export class OrganizationMap {
  readonly #kinds = new Map<string, ScopeKind>();
  readonly #components = new Map<string, Component>();
  /** Components by the group that owns them or the system they are part of. */
  readonly #members = new Map<string, Set<string>>();
  readonly #childGroups = new Map<string, Set<string>>();

  static create(entities: Iterable<Entity>): OrganizationMap {
    return new OrganizationMap(entities);
  }

  private constructor(entities: Iterable<Entity>) {
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      this.#kinds.set(ref, kindOf(entity));
      if (entity.kind === 'Component') {
        this.#components.set(ref, { repository: repositoryOf(entity) });
      }
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

  /** Undefined for an entity that isn't in the catalog, or has no delivery. */
  scopeOf(entityRef: string): Scope | undefined {
    const kind = this.#kinds.get(entityRef);
    if (!kind) {
      return undefined;
    }
    const components =
      kind === 'component' ? [entityRef] : this.#componentsOf(entityRef);
    const componentsPerRepository = new Map<string, number>();
    let linkedComponents = 0;
    for (const component of components) {
      const repository = this.#components.get(component)?.repository;
      if (repository !== undefined) {
        linkedComponents += 1;
        const known = componentsPerRepository.get(repository) ?? 0;
        componentsPerRepository.set(repository, known + 1);
      }
    }
    return {
      entityRef,
      kind,
      components: components.length,
      linkedComponents,
      repositories: [...componentsPerRepository.keys()],
      componentsPerRepository,
      parts: kind === 'component' ? [] : this.#partsOf(entityRef, components),
    };
  }

  /** The groups right below, or, where there are none, the components. */
  #partsOf(entityRef: string, components: string[]): ScopePart[] {
    const groups = [...(this.#childGroups.get(entityRef) ?? [])];
    const parts: Array<[string, string[]]> =
      groups.length > 0
        ? groups.map(group => [group, this.#componentsOf(group)])
        : components.map(component => [component, [component]]);
    return parts.map(([part, itsComponents]) => ({
      entityRef: part,
      repositories: [
        ...new Set(
          itsComponents.flatMap(
            component => this.#components.get(component)?.repository ?? [],
          ),
        ),
      ],
    }));
  }

  /** Of a system, or of a group and all groups below it. */
  #componentsOf(entityRef: string): string[] {
    const owners = new Set([entityRef]);
    // A set is walked in the order in which it grows, and grows once per
    // group, so that a circle in the org chart ends.
    for (const owner of owners) {
      for (const child of this.#childGroups.get(owner) ?? []) {
        owners.add(child);
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

function kindOf(entity: Entity): ScopeKind {
  if (entity.kind === 'Component') {
    return 'component';
  }
  if (entity.kind === 'System') {
    return 'system';
  }
  switch (entity.spec?.type) {
    case 'organization':
      return 'organization';
    case 'company':
      return 'company';
    default:
      return 'team';
  }
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
