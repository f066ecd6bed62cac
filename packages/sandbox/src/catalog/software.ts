import type {
  ComponentEntity,
  DomainEntity,
  Entity,
  ResourceEntity,
  SystemEntity,
} from '@backstage/catalog-model';
import type { Company, Component, Domain, Resource, System } from '../company';
import { componentAnnotations } from './annotations';
import { apiEntity } from './apis';

const apiVersion = 'backstage.io/v1alpha1';

function domainEntity({ name, title, description, owner }: Domain) {
  return {
    apiVersion,
    kind: 'Domain',
    metadata: { name, title, description },
    spec: { owner },
  } satisfies DomainEntity;
}

function systemEntity({ name, title, description, owner, domain }: System) {
  return {
    apiVersion,
    kind: 'System',
    metadata: { name, title, description },
    spec: { owner, domain },
  } satisfies SystemEntity;
}

function resourceEntity(resource: Resource) {
  const { name, description, type, owner, system } = resource;
  return {
    apiVersion,
    kind: 'Resource',
    metadata: { name, description },
    spec: { type, owner, system },
  } satisfies ResourceEntity;
}

function componentEntity(company: Company, component: Component) {
  const { name, title, description, repository, owner } = component;
  return {
    apiVersion,
    kind: 'Component',
    metadata: {
      name,
      title,
      description,
      annotations: componentAnnotations(company, component),
      tags: [repository.language.toLowerCase()],
    },
    spec: {
      type: component.type,
      lifecycle: component.lifecycle,
      owner: owner.name,
      system: component.system,
      providesApis: component.providedApis,
      consumesApis: component.consumedApis,
      dependsOn: component.dependsOn,
    },
  } satisfies ComponentEntity;
}

/** What the company has built: domains, systems, components, APIs, resources. */
export function softwareEntities(company: Company): Entity[] {
  return [
    ...company.domains.map(domainEntity),
    ...company.systems.map(systemEntity),
    ...company.components.map(each => componentEntity(company, each)),
    ...company.apis.map(api => apiEntity(company, api)),
    ...company.resources.map(resourceEntity),
  ];
}
