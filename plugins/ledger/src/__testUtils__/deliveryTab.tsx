import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { DeliveryTab } from '../delivery/DeliveryTab';
import { renderWithLedger } from './renderWithLedger';

export const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api', namespace: 'default' },
};

export const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'buyers', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

export const teamScope: DeliveryReport['scope'] = {
  entityRef: 'group:default/buyers',
  kind: 'team',
  components: 4,
  linkedComponents: 4,
};

/** @param subpage - The rest of the address: `lead-time?range=4w`. */
export function renderTab(entity = component, subpage = '') {
  return renderWithLedger(
    <EntityProvider entity={entity}>
      <DeliveryTab />
    </EntityProvider>,
    { address: `/delivery/${subpage}`, mountPath: '/delivery' },
  );
}

/** Spaces that Intl makes unbreakable are spaces all the same. */
export const textOf = (element: Element | null | undefined) =>
  element?.textContent?.replace(/[\u00a0\u2009\u202f]/g, ' ') ?? '';

export async function cardOf(title: string) {
  const heading = await screen.findByRole('heading', { name: title });
  return heading.closest<HTMLElement>('.bui-Card');
}

export async function expectAccessible(container: Element) {
  expect(await axe(container)).toHaveNoViolations();
}
