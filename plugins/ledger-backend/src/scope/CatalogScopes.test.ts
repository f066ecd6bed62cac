import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogScopes } from './CatalogScopes';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'github.com/project-slug': `northwind/${name}` },
    },
    spec: { type: 'service' },
  };
}

function scopesOf(catalog: ReturnType<typeof catalogServiceMock>) {
  return CatalogScopes.create({
    auth: mockServices.auth(),
    catalog,
    logger: mockServices.logger.mock(),
  });
}

const user = mockCredentials.user();

describe('CatalogScopes', () => {
  it('knows an entity that came into the catalog a moment ago', async () => {
    const before = catalogServiceMock({ entities: [component('checkout')] });
    const after = catalogServiceMock({
      entities: [component('checkout'), component('search')],
    });
    let current = before;
    const scopes = scopesOf({
      ...before,
      getEntityByRef: (...request) => current.getEntityByRef(...request),
      streamEntities: (...request) => current.streamEntities(...request),
    });
    await scopes.find('component:default/checkout', user);

    current = after;

    await expect(
      scopes.find('component:default/search', user),
    ).resolves.toMatchObject({
      repositories: ['github.com/northwind/search'],
    });
  });

  it('reads the whole catalog once, however many questions there are', async () => {
    const catalog = catalogServiceMock({ entities: [component('checkout')] });
    const streamEntities = jest.spyOn(catalog, 'streamEntities');
    const scopes = scopesOf(catalog);

    await Promise.all(
      [1, 2, 3].map(() => scopes.find('component:default/checkout', user)),
    );
    await scopes.find('component:default/checkout', user);

    expect(streamEntities).toHaveBeenCalledTimes(1);
  });

  it('does not tell of an entity that the one who asks may not read', async () => {
    const catalog = catalogServiceMock({ entities: [component('checkout')] });
    const scopes = scopesOf({
      ...catalog,
      streamEntities: (...request) => catalog.streamEntities(...request),
      getEntityByRef: async (entityRef, options) =>
        options && 'credentials' in options && options.credentials === user
          ? undefined
          : catalog.getEntityByRef(entityRef, options),
    });

    await expect(
      scopes.find('component:default/checkout', user),
    ).rejects.toThrow(/no entity component:default\/checkout/);
    await expect(
      scopes.find('component:default/checkout', mockCredentials.service()),
    ).resolves.toMatchObject({ linkedComponents: 1 });
  });

  it('asks the catalog once a moment whether somebody may see an entity', async () => {
    const catalog = catalogServiceMock({ entities: [component('checkout')] });
    const getEntityByRef = jest.spyOn(catalog, 'getEntityByRef');
    const scopes = scopesOf(catalog);
    const other = mockCredentials.user('user:default/other');

    await scopes.find('component:default/checkout', user);
    await scopes.find('component:default/checkout', mockCredentials.user());
    expect(getEntityByRef).toHaveBeenCalledTimes(1);

    getEntityByRef.mockResolvedValue(undefined);
    await expect(
      scopes.find('component:default/checkout', other),
    ).rejects.toThrow(/you may not read it/);
  });

  it('tells which components of a scope somebody may see, and remembers it for a moment', async () => {
    const names = Array.from({ length: 501 }, (_, index) => `service-${index}`);
    const team: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'cart', namespace: 'default' },
      spec: { type: 'team' },
    };
    const relations = [{ type: 'ownedBy', targetRef: 'group:default/cart' }];
    const hidden = 'component:default/service-500';
    const catalog = catalogServiceMock({
      entities: [
        team,
        ...names.map(name => ({ ...component(name), relations })),
        {
          ...component('homeless'),
          metadata: { name: 'homeless', namespace: 'default' },
          relations,
        },
      ],
    });
    const getEntitiesByRefs = jest.fn<
      ReturnType<typeof catalog.getEntitiesByRefs>,
      Parameters<typeof catalog.getEntitiesByRefs>
    >(async (request, options) => {
      const { items } = await catalog.getEntitiesByRefs(request, options);
      return {
        items: items.map((entity, index) =>
          request.entityRefs[index] === hidden ? undefined : entity,
        ),
      };
    });
    const scopes = scopesOf({
      ...catalog,
      streamEntities: (...request) => catalog.streamEntities(...request),
      getEntityByRef: (...request) => catalog.getEntityByRef(...request),
      getEntitiesByRefs,
    });
    const scope = await scopes.find('group:default/cart', user);

    const visible = await scopes.visibleComponents(scope, user);

    expect(visible.size).toBe(501);
    expect(visible).toContain('component:default/homeless');
    expect(visible).not.toContain(hidden);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(2);
    await scopes.visibleComponents(scope, user);
    // Only what was not seen is asked for again.
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(3);
    expect(getEntitiesByRefs.mock.calls[2][0].entityRefs).toEqual([hidden]);
  });

  it('finds the organisation, for those who may read it', async () => {
    const acme: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'acme', namespace: 'default' },
      spec: { type: 'organization' },
    };
    const catalog = catalogServiceMock({ entities: [acme] });
    await expect(
      scopesOf(catalog).findOrganization(user),
    ).resolves.toMatchObject({ entityRef: 'group:default/acme' });

    jest.spyOn(catalog, 'getEntityByRef').mockResolvedValue(undefined);
    await expect(scopesOf(catalog).findOrganization(user)).rejects.toThrow(
      'There is no entity group:default/acme in the catalog, or you may not read it',
    );
    await expect(
      scopesOf(catalogServiceMock({ entities: [] })).findOrganization(user),
    ).rejects.toThrow("The catalog has no Group of type 'organization'");
  });

  it('refuses an entity of a kind that delivers nothing', async () => {
    const guest: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'guest', namespace: 'default' },
      spec: {},
    };
    const scopes = scopesOf(catalogServiceMock({ entities: [guest] }));

    await expect(scopes.find('user:default/guest', user)).rejects.toThrow(
      /user:default\/guest has no delivery of its own; ask for a component/,
    );
  });

  it('asks again after the catalog could not be read', async () => {
    const catalog = catalogServiceMock({ entities: [component('checkout')] });
    let broken = true;
    const scopes = scopesOf({
      ...catalog,
      getEntityByRef: (...request) => catalog.getEntityByRef(...request),
      streamEntities: (...request) => {
        if (broken) {
          throw new Error('The catalog is down');
        }
        return catalog.streamEntities(...request);
      },
    });

    await expect(
      scopes.find('component:default/checkout', user),
    ).rejects.toThrow('The catalog is down');
    broken = false;
    await expect(
      scopes.find('component:default/checkout', user),
    ).resolves.toMatchObject({ components: 1 });
  });
});
