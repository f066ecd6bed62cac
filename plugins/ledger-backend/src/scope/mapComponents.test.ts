import type { Entity } from '@backstage/catalog-model';
import { mapComponents } from './mapComponents';

const github = 'https://github.com/northwind/shop';

function component(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'github.com/project-slug': 'Northwind/Shop',
        ...annotations,
      },
    },
    spec: { type: 'service', lifecycle: 'production' },
  };
}

const livesIn = (directory: string) => ({
  'backstage.io/source-location': `url:${github}/tree/main/${directory}/`,
});

/** Where each component lives; `everywhere`, and who else lives there. */
function placesOf(...entities: Entity[]) {
  return Object.fromEntries(
    [...mapComponents(entities).values()].map(({ ref, unit }) => [
      ref.split('/').at(-1),
      unit?.rules.place
        ? [unit.rules.place.directories, unit.rules.place.names]
        : 'everywhere',
    ]),
  );
}

describe('where components live', () => {
  it('is the directory of their source location, where others live elsewhere', () => {
    expect(
      placesOf(
        component('cart', livesIn('services/Cart')),
        component('search', livesIn('services/search')),
        component('shop', { 'backstage.io/source-location': `url:${github}` }),
      ),
    ).toEqual({
      cart: [['services/Cart'], ['cart']],
      search: [['services/search'], ['search']],
      shop: 'everywhere',
    });
  });

  it('is where their catalog-info.yaml lies, where nothing else is said', () => {
    const lies = (directory: string) => ({
      'backstage.io/managed-by-location': `url:${github}/blob/main/${directory}catalog-info.yaml`,
    });
    expect(
      placesOf(
        component('cart', lies('services/cart/')),
        component('shop', lies('')),
      ),
    ).toEqual({ cart: [['services/cart'], ['cart']], shop: 'everywhere' });
  });

  it('is everywhere where nobody lives elsewhere, or the location is another repository', () => {
    expect(placesOf(component('cart', livesIn('.backstage')))).toEqual({
      cart: 'everywhere',
    });
    expect(
      placesOf(
        component('cart', {
          'backstage.io/managed-by-location':
            'url:https://github.com/northwind/catalog/blob/main/cart/catalog-info.yaml',
        }),
        component('search', {
          'backstage.io/managed-by-location':
            'url:https://github.com/northwind/catalog/blob/main/search/catalog-info.yaml',
        }),
      ),
    ).toEqual({ cart: 'everywhere', search: 'everywhere' });
  });

  it('is what they say, also where they live alone', () => {
    expect(
      placesOf(
        component('cart', {
          ...livesIn('services/cart'),
          'ledger.pitstop/paths': './libraries/money/, services/cart',
        }),
      ),
    ).toEqual({ cart: [['libraries/money', 'services/cart'], ['cart']] });
    expect(
      placesOf(
        component('shop', { 'ledger.pitstop/paths': '/' }),
        component('search', livesIn('services/search')),
      ),
    ).toEqual({
      shop: 'everywhere',
      search: [['services/search'], ['search']],
    });
  });

  it('is one unit for those who live at the same place by the same rules', () => {
    const units = mapComponents([
      component('cart', livesIn('services/cart')),
      component('cart-worker', livesIn('services/cart')),
      component('cart-cron', {
        ...livesIn('services/cart'),
        'ledger.pitstop/look-back-days': '7',
      }),
      component('search', livesIn('services/search')),
    ]);
    const [cart, worker, cron] = [...units.values()].map(({ unit }) => unit);
    expect(cart).toEqual(worker);
    expect(cart?.rules.place?.names).toEqual(['cart', 'cart-worker']);
    expect(cron?.id).not.toBe(cart?.id);
  });

  it.each(['../other', 'services/../../other'])(
    '%s leads out of the repository, which is told',
    paths => {
      const [broken] = mapComponents([
        component('cart', { 'ledger.pitstop/paths': paths }),
      ]).values();
      expect(broken.problems).toMatchObject([
        { message: expect.stringContaining('leads out of the repository') },
      ]);
      expect(broken.unit?.rules).toEqual({});
    },
  );
});
