import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  type KindValidator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { type CompanySizeName, companySizes, createCompany } from '../company';
import { createEntities } from './createEntities';

const kindValidators: Record<string, KindValidator> = {
  Group: groupEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  API: apiEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
};

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

function entitiesOf(size: CompanySizeName): Entity[] {
  return createEntities(createCompany(1, companySizes[size]));
}

function ofKind(entities: Entity[], kind: string, type?: string): Entity[] {
  return entities.filter(
    entity => entity.kind === kind && (!type || entity.spec?.type === type),
  );
}

/** Every reference an entity makes, with the kind it means where it doesn't say. */
function references({ spec }: Entity): string[] {
  const targets: Array<[unknown, string]> = [
    [spec?.owner, 'group'],
    [spec?.parent, 'group'],
    [spec?.memberOf, 'group'],
    [spec?.system, 'system'],
    [spec?.domain, 'domain'],
    [spec?.providesApis, 'api'],
    [spec?.consumesApis, 'api'],
    [spec?.dependsOn, 'component'],
  ];
  return targets.flatMap(([value, defaultKind]) =>
    [value ?? []]
      .flat()
      .map(name =>
        stringifyEntityRef(parseEntityRef(String(name), { defaultKind })),
      ),
  );
}

describe.each(Object.keys(companySizes) as CompanySizeName[])(
  'the catalog of the %s company',
  size => {
    const entities = entitiesOf(size);

    it('is accepted by the catalog model', async () => {
      for (const entity of entities) {
        await expect(policy.enforce(entity)).resolves.toEqual(entity);
        await expect(kindValidators[entity.kind].check(entity)).resolves.toBe(
          true,
        );
      }
    });

    it('names everything once and refers only to what exists', () => {
      const names = entities.map(entity => stringifyEntityRef(entity));
      const known = new Set(names);
      expect(known.size).toBe(names.length);
      const dangling = entities
        .flatMap(references)
        .filter(reference => !known.has(reference));
      expect(dangling).toEqual([]);
    });

    it('has the size it promises', () => {
      const promised = companySizes[size];
      expect(ofKind(entities, 'Group', 'organization')).toHaveLength(1);
      expect(ofKind(entities, 'Group', 'company')).toHaveLength(
        promised.marketplaces,
      );
      expect(ofKind(entities, 'Group', 'team')).toHaveLength(promised.teams);
      expect(ofKind(entities, 'Component')).toHaveLength(promised.components);
      // And the guest and the operator.
      expect(ofKind(entities, 'User')).toHaveLength(promised.people + 2);
    });

    it('puts the guest in a product team that owns deployed components', () => {
      const guest = entities.find(
        entity => stringifyEntityRef(entity) === 'user:default/guest',
      );
      const [team] = guest?.spec?.memberOf as string[];
      const owned = ofKind(entities, 'Component').filter(
        entity => entity.spec?.owner === team,
      );
      const group = ofKind(entities, 'Group', 'team').find(
        entity => entity.metadata.name === team,
      );
      expect(owned.length).toBeGreaterThan(1);
      expect(group?.spec?.parent).toBe(
        ofKind(entities, 'Group', 'company')[0].metadata.name,
      );
    });

    it('puts the operator in the platform team', () => {
      const operator = entities.find(
        entity => stringifyEntityRef(entity) === 'user:default/operator',
      );
      expect(operator?.spec?.memberOf).toEqual(['platform']);
    });

    it('shows unusual states: a team without components, components without a repository', () => {
      const owners = new Set(
        ofKind(entities, 'Component').map(entity => entity.spec?.owner),
      );
      const idle = ofKind(entities, 'Group', 'team').filter(
        entity => !owners.has(entity.metadata.name),
      );
      const unlinked = ofKind(entities, 'Component').filter(
        entity => !entity.metadata.annotations?.['github.com/project-slug'],
      );
      expect(idle).toHaveLength(1);
      expect(unlinked.length).toBeGreaterThan(0);
      expect(unlinked.length).toBeLessThan(companySizes[size].components / 10);
    });
  },
);

it('gives the same seed the same company, another seed another', () => {
  const [first, again, other] = [1, 1, 2].map(seed =>
    JSON.stringify(createEntities(createCompany(seed, companySizes.small))),
  );
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
