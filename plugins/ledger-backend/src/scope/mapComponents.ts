import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScopeProblem } from '@pitstop/plugin-ledger-common';
import { unitOf, type Unit } from '../derive';
import { readOwnRules } from './readOwnRules';
import { repositoryOf } from './repositoryOf';

/** @see https://github.com/backstage/community-plugins/tree/main/workspaces/sonarqube */
const annotationProjectKey = 'sonarqube.org/project-key';

/** What the map knows of a component. */
export interface MappedComponent {
  ref: string;
  /** What its facts are derived for; absent where it names no repository. */
  unit?: Unit;
  /** What static analysis calls it. */
  project?: string;
  lifecycle?: string;
  type?: string;
  problems: ScopeProblem[];
}

/** The components among entities, by reference. */
export function mapComponents(
  entities: Entity[],
): Map<string, MappedComponent> {
  const components = new Map<string, MappedComponent>();
  for (const entity of entities) {
    if (entity.kind === 'Component') {
      const ref = stringifyEntityRef(entity);
      const repository = repositoryOf(entity);
      const { rules, problems } = readOwnRules(entity);
      components.set(ref, {
        ref,
        ...(repository !== undefined && { unit: unitOf(repository, rules) }),
        ...projectOf(entity),
        ...textsOf(entity.spec ?? {}),
        problems,
      });
    }
  }
  return components;
}

/** `<instance>/<key>`, or the key alone. */
function projectOf({ metadata }: Entity): Pick<MappedComponent, 'project'> {
  const project = metadata.annotations?.[annotationProjectKey]
    ?.split('/')
    .at(-1)
    ?.trim();
  return project ? { project } : {};
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
