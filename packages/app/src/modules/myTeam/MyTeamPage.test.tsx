import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { MyTeamPage } from './MyTeamPage';

const group = (name: string, type: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type, children: [], profile: { displayName: `The ${name} people` } },
});

const Address = () => <output>{useLocation().pathname}</output>;

const renderPage = (
  memberOf: string[],
  catalogApi = catalogApiMock({
    entities: [
      group('checkout', 'team'),
      group('search', 'team'),
      group('europe', 'company'),
    ],
  }),
) =>
  renderInTestApp(
    <SWRConfig value={{ provider: () => new Map() }}>
      <MyTeamPage />
      <Address />
    </SWRConfig>,
    {
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [catalogApiRef, catalogApi],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/ada',
            ownershipEntityRefs: ['user:default/ada', ...memberOf],
          }),
        ],
      ],
    },
  );

describe('"My team"', () => {
  it("leads to the delivery of one's team", async () => {
    renderPage(['group:default/checkout', 'group:default/europe']);

    expect(
      await screen.findByText('/catalog/default/group/checkout/delivery'),
    ).toBeVisible();
  });

  it('lets one choose who is in several teams', async () => {
    renderPage(['group:default/search', 'group:default/checkout']);

    const links = await screen.findAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      '/catalog/default/group/checkout/delivery',
      '/catalog/default/group/search/delivery',
    ]);
  });

  it('tells who is in no team what to do', async () => {
    renderPage(['group:default/europe']);

    expect(await screen.findByText('You are not in a team yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'See all teams' })).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    const catalogApi = catalogApiMock({
      entities: [group('checkout', 'team')],
    });
    jest
      .spyOn(catalogApi, 'getEntitiesByRefs')
      .mockRejectedValueOnce(new Error('The catalog is being serviced'));
    renderPage(['group:default/checkout'], catalogApi);

    expect(
      await screen.findByText('The reason: The catalog is being serviced'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('/catalog/default/group/checkout/delivery'),
    ).toBeVisible();
  });
});
