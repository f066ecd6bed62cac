import type { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { deliveryCard } from './extensions/deliveryCard';
import { deliveryTab } from './extensions/deliveryTab';
import { myTeamWidget, organisationWidget } from './extensions/homeWidgets';

function entity(kind: string, type: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'one' },
    spec: { type },
  };
}

describe('the Delivery tab', () => {
  const filter = createExtensionTester(deliveryTab).get(
    EntityContentBlueprint.dataRefs.filterFunction,
  );

  it.each([
    ['Component', 'service'],
    ['Component', 'library'],
    ['System', 'product'],
    ['Group', 'team'],
    ['Group', 'company'],
    ['Group', 'organization'],
  ])('is on a %s of type %s', (kind, type) => {
    expect(filter?.(entity(kind, type))).toBe(true);
  });

  it.each([
    ['Group', 'guild'],
    ['User', 'team'],
    ['API', 'openapi'],
  ])('is not on a %s of type %s', (kind, type) => {
    expect(filter?.(entity(kind, type))).toBe(false);
  });
});

describe('the card for the overview of an entity', () => {
  const filter = createExtensionTester(deliveryCard).get(
    EntityCardBlueprint.dataRefs.filterFunction,
  );

  it('is where the Delivery tab is', () => {
    expect(filter?.(entity('Component', 'service'))).toBe(true);
    expect(filter?.(entity('Group', 'team'))).toBe(true);
    expect(filter?.(entity('Group', 'guild'))).toBe(false);
  });
});

describe('the cards for the home page', () => {
  const { widget } = HomePageWidgetBlueprint.dataRefs;

  it('are known by name to a layout', () => {
    const names = [
      createExtensionTester(myTeamWidget).get(widget)?.name,
      createExtensionTester(organisationWidget).get(widget)?.name,
    ];
    expect(names).toEqual([
      'LedgerMyTeamDelivery',
      'LedgerOrganisationDeployments',
    ]);
  });
});
