import { renderInTestApp } from '@backstage/frontend-test-utils';
import { HomePageWidgetData } from '@backstage/plugin-home-react/alpha';
import {
  catalogApiRef,
  entityRouteRef,
  MockStarredEntitiesApi,
  starredEntitiesApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { HomePage } from './HomePage';

type Widgets = Parameters<typeof HomePage>[0]['widgets'];

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
};

const renderPage = (
  names: string[],
  starredEntitiesApi = new MockStarredEntitiesApi(),
) =>
  renderInTestApp(
    <>
      <HomePage
        widgets={
          names.map(
            (name): Partial<HomePageWidgetData> => ({
              name,
              component: <section>{name}</section>,
            }),
          ) as Widgets
        }
      />
      <Address />
    </>,
    {
      config: { app: { title: 'Pitstop' } },
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [starredEntitiesApiRef, starredEntitiesApi],
        [catalogApiRef, catalogApiMock()],
      ],
    },
  );

describe('the home page', () => {
  it('puts delivery first and what other plugins bring last, without toys', async () => {
    renderPage([
      'SomebodysWidget',
      'HomePageRandomJoke',
      'DevhoseMyFailures',
      'LedgerMyTeamDelivery',
      'LedgerOrganisationDeployments',
    ]);

    expect(
      await screen.findByText('LedgerOrganisationDeployments'),
    ).toBeVisible();
    const page = document.body.textContent ?? '';
    const places = [
      'LedgerOrganisationDeployments',
      'DevhoseMyFailures',
      'LedgerMyTeamDelivery',
      'Start here',
      'SomebodysWidget',
    ].map(name => page.indexOf(name));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page).not.toContain('HomePageRandomJoke');
  });

  it('searches', async () => {
    renderPage([]);

    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search the catalog' }),
      'checkout & pay{Enter}',
    );
    expect(screen.getByText('/search?query=checkout+%26+pay')).toBeVisible();
  });

  it('shows what one has starred, or how to star', async () => {
    const starred = new MockStarredEntitiesApi();
    renderPage([], starred);
    expect(
      await screen.findByText(/Star what you look at often/),
    ).toBeVisible();

    await act(() => starred.toggleStarred('component:default/checkout-api'));
    expect(await screen.findByText('checkout-api')).toBeVisible();
    expect(screen.getByRole('row', { name: /checkout-api/ })).toHaveAttribute(
      'data-href',
      '/catalog/default/component/checkout-api',
    );
  });
});
