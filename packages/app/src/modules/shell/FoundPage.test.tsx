import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FoundPage } from './FoundPage';

const renderAt = (address: string, tabs?: { id: string; href: string }[]) =>
  renderInTestApp(
    <Routes>
      <Route
        path="/devhose/*"
        element={
          <FoundPage tabs={tabs?.map(tab => ({ ...tab, label: tab.id }))}>
            the page
          </FoundPage>
        }
      />
    </Routes>,
    {
      config: { app: { title: 'Pitstop' } },
      initialRouteEntries: [address],
    },
  );

describe('the frame of a page', () => {
  const tabs = [{ id: 'events', href: 'events' }];

  it.each(['/devhose', '/devhose/events', '/devhose/events/one'])(
    'shows the page at %s',
    async address => {
      renderAt(address, tabs);
      expect(await screen.findByText('the page')).toBeVisible();
    },
  );

  it('leaves the addresses below a page without sub-pages to the page', async () => {
    renderAt('/devhose/anything');
    expect(await screen.findByText('the page')).toBeVisible();
  });

  it.each(['/devhose/consumers', '/devhose/eventsource'])(
    'does not leave the reader with nothing at %s, which no sub-page is at',
    async address => {
      renderAt(address, tabs);
      expect(await screen.findByText('There is no page here')).toBeVisible();
      expect(
        screen.getByText(/takes a permission that you do not have/),
      ).toBeVisible();
      expect(screen.queryByText('the page')).toBeNull();
    },
  );
});
