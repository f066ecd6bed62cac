import { isDeepStrictEqual } from 'node:util';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScopeProblem } from '@pitstop/plugin-ledger-common';
import {
  repositoryOf,
  type RepositoryId,
} from '@pitstop/plugin-devhose-common';
import { unitOf, type OwnRules, type Unit } from '../derive';
import { serviceKey } from '../observe';
import { directoryOf } from './directoryOf';
import { readOwnRules } from './readOwnRules';

/** @see https://github.com/backstage/community-plugins/tree/main/workspaces/sonarqube */
const annotationProjectKey = 'sonarqube.org/project-key';

/** @see https://pagerduty.github.io/backstage-plugin-docs/getting-started/pagerduty/ */
const annotationPagerdutyService = 'pagerduty.com/service-id';

/** What the map knows of a component. */
export interface MappedComponent {
  ref: string;
  /** What its facts are derived for; absent where it names no repository. */
  unit?: Unit;
  /** What static analysis calls it. */
  project?: string;
  /** As tools that tell of incidents know it: `pagerduty:PF9KMXH`. */
  service?: string;
  lifecycle?: string;
  type?: string;
  problems: ScopeProblem[];
}

/** A component, before it is known who else lives in its repository. */
interface Settler extends Omit<MappedComponent, 'unit'> {
  name: string;
  repository?: RepositoryId;
  rules: OwnRules;
  /** Where it says that it lives, or seems to. None is the whole repository. */
  directories: string[];
  saysWhere: boolean;
}

/** The components among entities, by reference. */
export function mapComponents(
  entities: Entity[],
): Map<string, MappedComponent> {
  const settlers = entities
    .filter(({ kind }) => kind === 'Component')
    .map(toSettler);
  const neighbourhoods = new Map<string, Settler[]>();
  for (const settler of settlers) {
    const { repository = '' } = settler;
    neighbourhoods.set(repository, [
      ...(neighbourhoods.get(repository) ?? []),
      settler,
    ]);
  }
  return new Map(
    settlers.map(settler => [
      settler.ref,
      settle(settler, neighbourhoods.get(settler.repository ?? '') ?? []),
    ]),
  );
}

function toSettler(entity: Entity): Settler {
  const repository = repositoryOf(entity);
  const { rules, directories, problems } = readOwnRules(entity);
  const usual = repository && directoryOf(entity, repository);
  return {
    ref: stringifyEntityRef(entity),
    name: entity.metadata.name.toLowerCase(),
    ...(repository !== undefined && { repository }),
    rules,
    directories: directories ?? (usual ? [usual] : []),
    saysWhere: directories !== undefined,
    ...projectOf(entity),
    ...serviceOf(entity),
    ...textsOf(entity.spec ?? {}),
    problems,
  };
}

/**
 * Where a component seems to live makes a difference only where somebody else
 * lives elsewhere in the repository: many keep their `catalog-info.yaml` in a
 * directory of its own. Those who live at the same place by the same rules are
 * one unit.
 */
function settle(
  { name, repository, rules, directories, saysWhere, ...component }: Settler,
  neighbourhood: Settler[],
): MappedComponent {
  if (repository === undefined) {
    return component;
  }
  const isHere = (other: Settler) =>
    isDeepStrictEqual(other.directories, directories);
  if (directories.length === 0 || (!saysWhere && neighbourhood.every(isHere))) {
    return { ...component, unit: unitOf(repository, rules) };
  }
  const names = neighbourhood
    .filter(other => isHere(other) && isDeepStrictEqual(other.rules, rules))
    .map(other => other.name)
    .sort();
  return {
    ...component,
    unit: unitOf(repository, { ...rules, place: { names, directories } }),
  };
}

/** `<instance>/<key>`, or the key alone. */
function projectOf({ metadata }: Entity): Pick<MappedComponent, 'project'> {
  const project = metadata.annotations?.[annotationProjectKey]
    ?.split('/')
    .at(-1)
    ?.trim();
  return project ? { project } : {};
}

function serviceOf({ metadata }: Entity): Pick<MappedComponent, 'service'> {
  const id = metadata.annotations?.[annotationPagerdutyService]?.trim();
  return id ? { service: serviceKey('pagerduty', id) } : {};
}

function textsOf({
  lifecycle,
  type,
}: NonNullable<Entity['spec']>): Pick<MappedComponent, 'lifecycle' | 'type'> {
  return {
    ...(typeof lifecycle === 'string' && { lifecycle }),
    ...(typeof type === 'string' && { type }),
  };
}
