import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { aReport } from '../__testUtils__/aReport';
import {
  cardOf,
  renderTab,
  team,
  teamScope,
  textOf,
} from '../__testUtils__/deliveryTab';
import { answering } from '../__testUtils__/ledgerServer';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const trains: DeliveryReport['deployments'] = {
  deployedComponents: 3,
  days: [],
  trains: [
    {
      entityRef: 'component:default/checkout-api',
      total: 40,
      deployments: [
        {
          finishedAt: '2025-01-20T10:00:00Z',
          environment: 'production',
          kind: 'planned',
          changes: 4,
          failure: {
            reasons: ['rolled-back'],
            recoveredAt: '2025-01-20T11:00:00Z',
          },
          subjects: ['github.com/acme/checkout/deployments/1'],
        },
        {
          finishedAt: '2025-01-20T11:00:00Z',
          environment: 'production',
          kind: 'rollback',
          changes: 0,
          subjects: ['github.com/acme/checkout/deployments/2'],
        },
      ],
    },
  ],
};

describe('the release trains', () => {
  it('say of each deployment what it was, what it brought and what became of it', async () => {
    server.use(
      answering({ ...aReport({ scope: teamScope }), deployments: trains }),
    );
    const { container } = renderTab(team, 'deployments?range=4w');
    const train = within(
      await screen.findByRole('region', { name: 'checkout-api' }),
    );
    expect(train.getAllByRole('listitem').map(wagon => textOf(wagon))).toEqual([
      '4Planned deployment to production · Jan 20, 10:00 · 4 changes · was rolled back · recovered after 1 h',
      'Rollback to production · Jan 20, 11:00',
    ]);
    expect(textOf(await cardOf('Release trains'))).toContain(
      '3 components were deployed in this range. These are the 1 deployed last.',
    );
    const all = train.getByRole('link', {
      name: '40 deployments, the last 2 are shown, 1 failed: Every deployment of checkout-api',
    });
    expect(all).toHaveTextContent(
      '40 deployments, the last 2 are shown, 1 failed',
    );
    expect(all).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/delivery/deployments?range=4w&evidence=deployments',
    );
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('the distribution of lead times', () => {
  it('says where most changes are, and lists the rest', async () => {
    const report = aReport();
    report.leadTime.distribution = {
      status: 'shown',
      changes: 20,
      buckets: [
        { fromSeconds: 0, toSeconds: 3600, changes: 5 },
        { fromSeconds: 3600, toSeconds: 86_400, changes: 12 },
        { fromSeconds: 86_400, changes: 3 },
      ],
    };
    server.use(answering(report));
    const { container } = renderTab(undefined, 'lead-time');
    await screen.findByText(/^60% of the changes took 1 h – 1 d/);
    const card = (await cardOf('How lead times are spread'))!;
    expect(textOf(card)).toContain('n = 20 changes');
    await userEvent.click(
      within(card).getByRole('button', { name: /as a table/ }),
    );
    expect(
      within(within(card).getByRole('table')).getAllByRole('row').map(textOf),
    ).toEqual([
      'Lead timeChanges',
      '1 d or more3',
      '1 h – 1 d12',
      'less than 1 h5',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is withheld where too few people are behind it', async () => {
    const report = aReport();
    report.leadTime.distribution = {
      status: 'withheld',
      minimumContributors: 3,
    };
    server.use(answering(report));
    renderTab(undefined, 'lead-time');
    expect(
      await screen.findByText('Not shown: fewer than 3 people are behind it'),
    ).toBeVisible();
  });
});
