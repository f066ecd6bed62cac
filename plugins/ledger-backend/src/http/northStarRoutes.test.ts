import type { Entity } from '@backstage/catalog-model';
import type {
  EvidencePage,
  NorthStarReport,
} from '@pitstop/plugin-ledger-common';
import { aGroup } from '../__testUtils__/aGroup';
import { LedgerBackend } from '../__testUtils__/LedgerBackend';

function component(name: string, type: string, lifecycle: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'github.com/project-slug': `northwind/${name}` },
    },
    spec: { type, lifecycle, owner: 'group:default/cart' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/cart' }],
  };
}

describe('the North Star over HTTP', () => {
  let backend: LedgerBackend;

  beforeAll(async () => {
    backend = await LedgerBackend.start([
      component('shop', 'service', 'production'),
      component('till', 'service', 'experimental'),
      component('cart-client', 'library', 'production'),
      aGroup('northwind', 'organization'),
      aGroup('cart', 'team', 'northwind'),
    ]);
  });

  afterAll(async () => {
    await backend.stop();
  });

  it.each([
    ['', undefined, 3],
    ['?type=service', { type: 'service' }, 2],
    ['?lifecycle=production', { lifecycle: 'production' }, 2],
    [
      '?entityRef=group:default/cart&type=service&lifecycle=production',
      { type: 'service', lifecycle: 'production' },
      1,
    ],
    ['?environment=live', { environment: 'live' }, 3],
    ['?type=website', { type: 'website' }, 0],
  ])(
    'with %j is of the components that it names',
    async (question, filter, components) => {
      const { status, body } = await backend.ask<NorthStarReport>(
        `/north-star${question}`,
      );

      expect(status).toBe(200);
      expect(body.scope.filter).toEqual(filter);
      expect(body.scope.components).toBe(components);
      expect(body.adoption.components).toBe(components);
      expect(body.scope.choices).toMatchObject({
        lifecycles: ['experimental', 'production'],
        types: ['library', 'service'],
      });
    },
  );

  it('opens the components behind adoption', async () => {
    const { status, body } = await backend.ask<EvidencePage>(
      '/evidence?entityRef=group:default/northwind&from=2026-03-01&to=2026-03-29&metric=adoption&type=service',
    );

    expect(status).toBe(200);
    expect(body).toEqual({
      items: ['till', 'shop'].map(name => ({
        type: 'component',
        entityRef: `component:default/${name}`,
        repository: `github.com/northwind/${name}`,
        deployedLately: false,
        subjects: [],
      })),
    });
  });

  it('refuses a pipeline where nothing runs in one', async () => {
    const { status, body } = await backend.ask<{ error: { message: string } }>(
      '/evidence?entityRef=group:default/northwind&from=2026-03-01&to=2026-03-29&metric=adoption&pipeline=CI',
    );

    expect(status).toBe(400);
    expect(body.error.message).toMatch(/'adoption' is not about runs/);
  });
});
