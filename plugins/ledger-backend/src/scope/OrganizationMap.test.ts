import type { Entity } from '@backstage/catalog-model';
import { OrganizationMap } from './OrganizationMap';

function entity(
  kind: string,
  name: string,
  options: {
    type?: string;
    relations?: Array<[type: string, targetRef: string]>;
    annotations?: Record<string, string>;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: options.annotations,
    },
    spec: { type: options.type },
    relations: options.relations?.map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}

function component(name: string, team: string, slug?: string): Entity {
  return entity('Component', name, {
    relations: [
      ['ownedBy', `group:default/${team}`],
      ['partOf', 'system:default/shop'],
    ],
    annotations: slug ? { 'github.com/project-slug': slug } : {},
  });
}

const entities = [
  entity('Group', 'northwind', { type: 'organization' }),
  entity('Group', 'books', {
    type: 'company',
    relations: [['childOf', 'group:default/northwind']],
  }),
  entity('Group', 'cart', {
    type: 'team',
    relations: [['childOf', 'group:default/books']],
  }),
  entity('Group', 'search', {
    type: 'squad',
    relations: [['childOf', 'group:default/books']],
  }),
  entity('System', 'shop'),
  component('checkout', 'cart', 'Northwind/Checkout'),
  component('tax', 'cart', 'northwind/checkout'),
  component('queries', 'search', 'northwind/queries'),
  component('unlinked', 'search'),
];

describe('OrganizationMap', () => {
  const map = OrganizationMap.create(entities);

  it.each([
    ['component:default/checkout', 'component', 1, 1, ['checkout']],
    ['component:default/unlinked', 'component', 1, 0, []],
    ['group:default/cart', 'team', 2, 2, ['checkout']],
    ['group:default/search', 'team', 2, 1, ['queries']],
    ['group:default/books', 'company', 4, 3, ['checkout', 'queries']],
    ['group:default/northwind', 'organization', 4, 3, ['checkout', 'queries']],
    ['system:default/shop', 'system', 4, 3, ['checkout', 'queries']],
  ])(
    '%s is a %s of %i components, %i of them linked, each repository once',
    (entityRef, kind, components, linkedComponents, names) => {
      expect(map.scopeOf(entityRef)).toMatchObject({
        entityRef,
        kind,
        components,
        linkedComponents,
        repositories: names.map(name => `github.com/northwind/${name}`),
      });
    },
  );

  it('follows a reorganisation without anything else', () => {
    const moved = entities.map(each =>
      each.metadata.name === 'cart'
        ? {
            ...each,
            relations: [
              { type: 'childOf', targetRef: 'group:default/northwind' },
            ],
          }
        : each,
    );

    expect(
      OrganizationMap.create(moved).scopeOf('group:default/books')
        ?.repositories,
    ).toEqual(['github.com/northwind/queries']);
  });

  it('ends where the org chart goes in a circle', () => {
    const circle = [
      ...entities,
      entity('Group', 'northwind', {
        type: 'organization',
        relations: [['childOf', 'group:default/cart']],
      }),
    ];

    expect(
      OrganizationMap.create(circle).scopeOf('group:default/cart')?.components,
    ).toBe(4);
  });

  it('takes the host from the source location where it is the same repository', () => {
    const onPremises = {
      ...component('legacy', 'cart', 'northwind/legacy'),
    };
    onPremises.metadata.annotations = {
      ...onPremises.metadata.annotations,
      'backstage.io/source-location':
        'url:https://ghe.northwind.example/Northwind/legacy/tree/main/',
    };
    const elsewhere = structuredClone(onPremises);
    elsewhere.metadata.name = 'moved';
    elsewhere.metadata.annotations!['backstage.io/source-location'] =
      'url:https://ghe.northwind.example/northwind/legacy-docs/';

    const both = OrganizationMap.create([onPremises, elsewhere]);
    expect(both.scopeOf('component:default/legacy')?.repositories).toEqual([
      'ghe.northwind.example/northwind/legacy',
    ]);
    expect(both.scopeOf('component:default/moved')?.repositories).toEqual([
      'github.com/northwind/legacy',
    ]);
  });
});
