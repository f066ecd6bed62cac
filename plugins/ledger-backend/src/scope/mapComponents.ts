import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { ScopeProblem } from '@pitstop/plugin-ledger-common';
import { unitOf, type Unit } from '../derive';
import { serviceKey } from '../observe';
import { readOwnRules } from './readOwnRules';
import { repositoryOf } from './repositoryOf';

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
        ...serviceOf(entity),
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
