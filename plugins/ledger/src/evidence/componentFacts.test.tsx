import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { EvidencePage } from '@pitstop/plugin-ledger-common';
import { aReport } from '../__testUtils__/aReport';
import {
  renderTab,
  team,
  teamScope,
  textOf,
} from '../__testUtils__/deliveryTab';
import { answering, ledgerUrl } from '../__testUtils__/ledgerServer';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const repository = 'github.com/acme/checkout';

const adoption: EvidencePage = {
  items: [
    {
      type: 'component',
      entityRef: 'component:default/homeless',
      deployedLately: false,
      subjects: [],
    },
    {
      type: 'component',
      entityRef: 'component:default/library',
      repository: 'github.com/acme/library',
      deployedLately: false,
      subjects: [],
    },
    {
      type: 'component',
      entityRef: 'component:default/search',
      repository: 'github.com/acme/search',
      deployedLately: false,
      deployedAt: '2024-11-20T10:00:00Z',
      environment: 'live',
      subjects: ['github.com/acme/search/deployments/7'],
    },
    {
      type: 'component',
      entityRef: 'component:default/checkout-api',
      repository,
      deployedLately: true,
      deployedAt: '2025-01-20T10:00:00Z',
      environment: 'production',
      subjects: [`${repository}/deployments/2`],
    },
  ],
  leftOut: 2,
};

const listing = (page: EvidencePage) =>
  http.get(`${ledgerUrl}/evidence`, () => HttpResponse.json(page));

const noEvents = http.get('http://localhost:7007/api/devhose/v1/events', () =>
  HttpResponse.json({ head: 9, items: [] }),
);

const drawer = async () => within(await screen.findByRole('dialog'));

describe('the components and repositories behind a number', () => {
  beforeEach(() => {
    server.use(answering(aReport({ scope: teamScope })), noEvents);
  });

  it('say whether each was deployed lately, and why not', async () => {
    server.use(listing(adoption));
    renderTab(team, '?evidence=adoption&order=longest');
    const facts = await drawer();
    const items = await facts.findAllByRole('listitem');
    expect(items.map(textOf)).toEqual([
      'homeless not linked to a repository',
      'library never deployed to production · acme/library',
      'search not deployed in four weeks, last Nov 20, 10:00 · acme/search · live',
      'checkout-api deployed last Jan 20, 10:00 · acme/checkout · production',
    ]);
    expect(
      facts.getByText(
        '2 facts are left out: they are about components that you may not see in the catalog.',
      ),
    ).toBeVisible();
    expect(facts.getByRole('button', { name: /Sorted by/ })).toHaveTextContent(
      'Longest not deployed first',
    );
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('lead to the delivery of the component, and to what is in production', async () => {
    server.use(listing(adoption));
    renderTab(team, '?evidence=adoption');
    const facts = await drawer();
    await userEvent.click(
      await facts.findByRole('button', { name: /^checkout-api/ }),
    );
    expect(
      await facts.findByRole('link', { name: 'Delivery of checkout-api' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/delivery',
    );
    expect(
      facts.getByRole('region', { name: 'What is in production' }),
    ).toBeVisible();
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('lead from a repository to its events, its tool and its components, not to a change', async () => {
    server.use(
      listing({
        items: [
          {
            type: 'repository',
            repository,
            mergedOn: '2025-01-20T00:00:00Z',
            components: ['component:default/checkout-api'],
            subjects: [],
          },
        ],
      }),
    );
    renderTab(team, '?evidence=active-repositories');
    const facts = await drawer();
    const item = await facts.findByRole('listitem');
    expect(textOf(item)).toBe(
      'acme/checkout merged last on Jan 20, 2025 · 1 component lives in it',
    );
    expect(facts.getByText(/^Repositories are listed, not/)).toBeVisible();
    await userEvent.click(facts.getByRole('button', { name: /^acme/ }));
    const places = within(
      await facts.findByRole('list', { name: 'Where to go from here' }),
    );
    expect(
      places
        .getAllByRole('link')
        .map(link => [textOf(link), link.getAttribute('href')]),
    ).toEqual([
      [
        'Delivery of checkout-api',
        '/catalog/default/component/checkout-api/delivery',
      ],
      [
        'What happened in it',
        '/devhose/events?repository=github.com%2Facme%2Fcheckout',
      ],
      [
        expect.stringContaining('Open in github.com'),
        'https://github.com/acme/checkout',
      ],
    ]);
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('say that there are some, where one may see none', async () => {
    server.use(listing({ items: [], leftOut: 1 }));
    renderTab(team, '?evidence=deployed-components');
    expect(
      await (
        await drawer()
      ).findByText(/^1 fact is left out: it is about a component/),
    ).toBeVisible();
    expect(screen.queryByText(/There is none/)).not.toBeInTheDocument();
  });
});
