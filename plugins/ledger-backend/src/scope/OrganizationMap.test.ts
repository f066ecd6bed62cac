import type { Entity } from '@backstage/catalog-model';
import type { ScopeFilter } from '@pitstop/plugin-ledger-common';
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

  it('follows a component to another owner, with all its history', () => {
    const given = entities.map(each =>
      each.metadata.name === 'queries'
        ? component('queries', 'cart', 'northwind/queries')
        : each,
    );
    const moved = OrganizationMap.create(given);

    expect(moved.scopeOf('group:default/cart')?.units).toEqual([
      'github.com/northwind/checkout',
      'github.com/northwind/queries',
    ]);
    expect(moved.scopeOf('group:default/search')?.units).toEqual([]);
    expect(moved.scopeOf('component:default/queries')).toEqual(
      map.scopeOf('component:default/queries'),
    );
  });

  it('knows which organisation stands above all others', () => {
    expect(map.organization()).toBe('group:default/northwind');
    const holding = entity('Group', 'zenith', { type: 'organization' });
    const bought = [
      entity('Group', 'northwind', {
        type: 'organization',
        relations: [['childOf', 'group:default/zenith']],
      }),
      holding,
    ];
    expect(OrganizationMap.create(bought).organization()).toBe(
      'group:default/zenith',
    );
    expect(OrganizationMap.create([]).organization()).toBeUndefined();
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

  describe('asked for less than all', () => {
    const scoped = OrganizationMap.create([
      ...entities.filter(({ kind }) => kind !== 'Component'),
      withSpec(component('checkout', 'cart', 'northwind/checkout'), {
        lifecycle: 'production',
        type: 'service',
      }),
      withSpec(component('pages', 'cart', 'northwind/pages'), {
        lifecycle: 'experimental',
        type: 'website',
      }),
      withSpec(component('rules', 'books', 'northwind/rules'), {
        lifecycle: 'production',
        type: 'library',
      }),
    ]);
    const asked = (filter: ScopeFilter) =>
      scoped
        .scopeOf('group:default/books', filter)
        ?.repositories.map(repository => repository.split('/').at(-1))
        .sort();

    it('looks at the components of a lifecycle, of a type, or of the group itself', () => {
      expect(asked({})).toEqual(['checkout', 'pages', 'rules']);
      expect(asked({ lifecycle: 'production' })).toEqual(['checkout', 'rules']);
      expect(asked({ type: 'website' })).toEqual(['pages']);
      expect(asked({ withoutSubTeams: true })).toEqual(['rules']);
      expect(asked({ lifecycle: 'production', type: 'service' })).toEqual([
        'checkout',
      ]);
      expect(asked({ lifecycle: 'deprecated' })).toEqual([]);
    });

    it('tells by what the components can be told apart, whatever was asked for', () => {
      expect(
        scoped.scopeOf('group:default/books', { type: 'website' }),
      ).toMatchObject({
        components: 1,
        filter: { type: 'website' },
        choices: {
          lifecycles: ['experimental', 'production'],
          types: ['library', 'service', 'website'],
        },
      });
    });

    it('knows what it may be subtracted from', () => {
      const around = (filter: ScopeFilter) =>
        scoped
          .scopeOf('group:default/books', filter)
          ?.around?.map(({ units }) => units.length);
      expect(around({})).toEqual([]);
      expect(around({ environment: 'live' })).toEqual([]);
      expect(around({ type: 'website' })).toEqual([3]);
      // All, those in production, and services: three, two and one.
      expect(
        around({ lifecycle: 'production', type: 'service' })?.sort(),
      ).toEqual([1, 2, 3]);
    });
  });

  it('links the services of PagerDuty to repositories', () => {
    const paged = (name: string, annotations: Record<string, string>) =>
      entity('Component', name, { annotations });
    const linked = OrganizationMap.create([
      paged('checkout', {
        'github.com/project-slug': 'Northwind/Checkout',
        'pagerduty.com/service-id': ' PF9KMXH ',
      }),
      paged('unlinked', { 'pagerduty.com/service-id': 'PNONE00' }),
      paged('unpaged', { 'github.com/project-slug': 'northwind/queries' }),
    ]);
    expect(linked.serviceLinks()).toEqual([
      {
        service: 'pagerduty:PF9KMXH',
        repository: 'github.com/northwind/checkout',
      },
    ]);
  });

  it('gives components with rules of their own a unit of their own, and tells what is wrong with others', () => {
    const tuned = (name: string, annotations: Record<string, string>) => ({
      ...component(name, 'cart'),
      metadata: {
        name,
        namespace: 'default',
        annotations: {
          'github.com/project-slug': 'northwind/checkout',
          ...annotations,
        },
      },
    });
    const scope = OrganizationMap.create([
      ...entities.filter(({ kind }) => kind !== 'Component'),
      tuned('checkout', {}),
      tuned('admin', { 'ledger.pitstop/look-back-days': '7' }),
      tuned('worker', { 'ledger.pitstop/look-back-days': '7' }),
      tuned('broken', { 'ledger.pitstop/look-back-days': 'a week' }),
    ]).scopeOf('group:default/cart');

    const [whole, own] = scope?.units ?? [];
    expect(scope?.repositories).toEqual(['github.com/northwind/checkout']);
    expect(whole).toBe('github.com/northwind/checkout');
    expect(own).toMatch(/^github\.com\/northwind\/checkout#/);
    expect([...(scope?.componentsOfUnit ?? [])]).toEqual([
      [whole, ['component:default/checkout', 'component:default/broken']],
      [own, ['component:default/admin', 'component:default/worker']],
    ]);
    expect(scope?.problems).toEqual([
      {
        entityRef: 'component:default/broken',
        annotation: 'ledger.pitstop/look-back-days',
        message: expect.stringContaining("'a week' is not a number"),
      },
    ]);
  });
});

function withSpec(each: Entity, spec: Entity['spec']): Entity {
  return { ...each, spec: { ...each.spec, ...spec } };
}
