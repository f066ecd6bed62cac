import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type {
  LedgerConfiguration,
  Rebuild,
  RebuildStatus,
} from '@pitstop/plugin-ledger-common';
import { textOf } from '../__testUtils__/deliveryTab';
import { failing, ledgerUrl } from '../__testUtils__/ledgerServer';
import { renderWithLedger } from '../__testUtils__/renderWithLedger';
import { ConfigurationPage } from './ConfigurationPage';

expect.extend(toHaveNoViolations);

const configuration: LedgerConfiguration = {
  settings: [
    { name: 'productionEnvironments', value: ['production', 'live'] },
    { name: 'lookBackDays', value: 30 },
    { name: 'madeUp', value: true },
  ],
  observation: { version: 3, upToDate: true },
  derivation: { version: 4, repositoriesBehind: 2 },
  status: { cursor: 990, head: 1000, caughtUp: false },
};

const running: Rebuild = {
  id: '7',
  state: 'running',
  requestedAt: '2025-01-20T10:00:00Z',
  takeWhenReady: false,
  cursor: 250,
  head: 1000,
};

const server = setupServer();
registerMswTestHooks(server);

/** A Ledger whose rebuild goes from one state to the next when it is told to. */
function rebuilding(status: RebuildStatus) {
  let current = status;
  const become = (next: RebuildStatus) => () => {
    current = next;
    return HttpResponse.json(next.latest ?? {});
  };
  const ready: Rebuild = {
    ...running,
    state: 'ready',
    cursor: 1000,
    differences: [
      { facts: 'deployments: hotfix', live: 10, rebuilt: 13 },
      { facts: 'changes', live: 1200, rebuilt: 1200 },
    ],
    checksums: { deployments: 'abc123' },
  };
  server.use(
    http.get(`${ledgerUrl}/configuration`, () =>
      HttpResponse.json(configuration),
    ),
    http.get(`${ledgerUrl}/rebuild`, () => HttpResponse.json(current)),
    http.post(`${ledgerUrl}/rebuild`, async ({ request }) => {
      expect(await request.json()).toEqual({ takeWhenReady: false });
      return become({ latest: running, canReturn: false })();
    }),
    http.post(
      `${ledgerUrl}/rebuild/cancel`,
      become({ latest: { ...running, state: 'cancelled' }, canReturn: false }),
    ),
    http.post(
      `${ledgerUrl}/rebuild/take`,
      become({ latest: { ...ready, state: 'taken' }, canReturn: true }),
    ),
    http.post(
      `${ledgerUrl}/rebuild/return`,
      become({ latest: { ...ready, state: 'returned' }, canReturn: false }),
    ),
  );
  return { getReady: () => become({ latest: ready, canReturn: false })() };
}

const renderPage = (mayChange = true) =>
  renderWithLedger(<ConfigurationPage />, { mayChange });

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('the configuration of Ledger', () => {
  it('says what the numbers mean, and what they are computed with', async () => {
    rebuilding({ canReturn: false });
    const { container } = renderPage();
    await screen.findByText('30');
    const [settings] = screen.getAllByRole('table');
    expect(within(settings).getAllByRole('row').map(textOf)).toEqual([
      'SettingValue',
      'Production environments (ledger.production.environments)production, live',
      'Days before the first deployment (ledger.lookBackDays)30',
      'madeUpyes',
    ]);
    const page = textOf(container);
    expect(page).toContain(
      'Reading of eventsversion 3all that is shown was read this way',
    );
    expect(page).toContain(
      'Deriving of factsversion 42 repositories still to be derived again',
    );
    expect(page).toContain('990 of 1,000 deliveriesthe rest is being counted');
    expect(page).toContain('Failed deployment recovery time');
    expect(
      screen.getByRole('link', { name: /^Lead time for changes/ }),
    ).toHaveAttribute('href', expect.stringContaining('dora.dev'));
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what failed', async () => {
    server.use(
      failing(
        503,
        'ServiceUnavailableError',
        'The database is gone',
        `${ledgerUrl}/configuration`,
      ),
    );
    renderPage(false);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is gone (503)',
    );
  });
});

describe('computing everything again', () => {
  it('goes on to be looked at, taken, and given back', async () => {
    const { getReady } = rebuilding({ canReturn: false });
    const { container } = renderPage();
    await press('Compute everything again');
    const bar = await screen.findByRole('progressbar');
    expect(bar).toHaveAttribute('value', '250');
    expect(bar).toHaveAttribute('max', '1000');
    expect(screen.getByText('25%: 250 of 1,000 deliveries')).toBeVisible();

    getReady();
    await press('Look now');
    const preview = await screen.findByRole('table', {
      name: /What would change/,
    });
    expect(within(preview).getAllByRole('row').map(textOf)).toEqual([
      'FactsBeforeComputed againChange',
      'deployments: hotfix1013+3',
      'changes1,2001,2000',
    ]);
    expect(await axe(container)).toHaveNoViolations();
    await press('Take it');
    expect(
      await screen.findByText(/^What is shown comes from rebuild 7/),
    ).toBeVisible();
    await press('Go back to the facts before');
    expect(
      await screen.findByText('Rebuild 7 was taken, and given back'),
    ).toBeVisible();
  });

  it('can be given up', async () => {
    rebuilding({ latest: running, canReturn: false });
    renderPage();
    await press('Give up');
    expect(await screen.findByText('Rebuild 7 was given up')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Compute everything again' }),
    ).toBeEnabled();
  });

  it('says why it was refused, and how it stands', async () => {
    rebuilding({ canReturn: false });
    server.use(
      http.post(`${ledgerUrl}/rebuild`, () =>
        HttpResponse.json(
          {
            error: {
              name: 'ConflictError',
              message: 'Rebuild 6 is running; cancel or take it first',
            },
            response: { statusCode: 409 },
          },
          { status: 409 },
        ),
      ),
    );
    renderPage();
    await press('Compute everything again');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Rebuild 6 is running; cancel or take it first',
    );
  });

  it('is for those who may', async () => {
    rebuilding({ canReturn: false });
    renderPage(false);
    expect(
      await screen.findByText(/takes the permission ledger\.rebuild/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /Compute/ }),
    ).not.toBeInTheDocument();
  });
});
