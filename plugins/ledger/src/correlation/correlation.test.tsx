import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import type { CorrelationReport } from '@pitstop/plugin-ledger-common';
import { aReport } from '../__testUtils__/aReport';
import {
  cardOf,
  component,
  renderTab,
  team,
  teamScope,
  textOf,
} from '../__testUtils__/deliveryTab';
import { answering } from '../__testUtils__/ledgerServer';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const correlation: CorrelationReport = {
  components: 9,
  pairs: [
    {
      x: 'coverage',
      y: 'incidents',
      n: 8,
      rho: -0.914,
      interval: [-0.98, -0.59],
      verdict: 'clear',
    },
    { x: 'deployments', y: 'lead-time', n: 3, verdict: 'too-few' },
  ],
  points: [
    { coverage: 0.2, incidents: 4, deployments: 1 },
    { coverage: 0.9, incidents: 0, 'lead-time': 3600 },
    { deployments: 12, 'lead-time': 7200 },
  ],
};

describe('what goes together', () => {
  it('begins with what is clearest, in words and with its n', async () => {
    server.use(answering({ ...aReport(), scope: teamScope, correlation }));
    const { container } = renderTab(team, 'correlation');
    expect(
      await screen.findByText('Higher coverage goes with lower incidents'),
    ).toBeVisible();
    const card = (await cardOf('What goes together'))!;
    expect(textOf(card)).toContain(
      'rho -0.91 (-0.98 to -0.59), n = 8 components',
    );
    expect(textOf(card)).toContain('does not say that one causes the other');
    await userEvent.click(
      within(card).getByRole('button', { name: /as a table/ }),
    );
    expect(
      within(within(card).getByRole('table')).getAllByRole('row').map(textOf),
    ).toEqual([
      'ComponentCoverageIncidents',
      'Component 120%4',
      'Component 290%0',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows the pair that is chosen, and keeps it in the address', async () => {
    server.use(answering({ ...aReport(), scope: teamScope, correlation }));
    renderTab(team, 'correlation?range=6m');
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'Lead time for changes against Deployments',
      }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?range=6m&x=deployments&y=lead-time',
    );
    expect(
      await screen.findByText(/too few components have both for a word/),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /Along the bottom/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Build duration' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      'x=build-duration&y=lead-time',
    );
    expect(
      await screen.findByText(/No component has both in this range/),
    ).toBeVisible();
  });

  it('says that there is nothing to hold against each other', async () => {
    server.use(
      answering({
        ...aReport(),
        scope: teamScope,
        correlation: { components: 1, pairs: [], points: [] },
      }),
    );
    renderTab(team, 'correlation');
    expect(
      await screen.findByText(/No component has two numbers/),
    ).toBeVisible();
  });

  it('sends a single component to those it can be held against', async () => {
    server.use(answering({ ...aReport(), correlation }));
    renderTab(
      {
        ...component,
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/buyers' },
          { type: 'ownedBy', targetRef: 'user:default/ada' },
          { type: 'partOf', targetRef: 'system:default/buying' },
        ],
      },
      'correlation',
    );
    expect(
      await screen.findByText(/It takes several components/),
    ).toBeVisible();
    const card = (await cardOf('What goes together'))!;
    expect(
      within(card)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual([
      '/catalog/default/group/buyers/delivery/correlation',
      '/catalog/default/system/buying/delivery/correlation',
    ]);
    expect(within(card).queryByRole('figure')).toBeNull();
  });
});
