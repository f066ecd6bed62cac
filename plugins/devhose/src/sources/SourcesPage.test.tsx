import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type {
  SourceOverview,
  SourceStatus,
} from '@pitstop/plugin-devhose-common';
import { devhoseUrl, failing } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { unheardSource } from '../__testUtils__/unheardSource';
import { SourcesPage } from './SourcesPage';

expect.extend(toHaveNoViolations);

// jsdom has no width; this is a page on a desk.
jest.mock('@backstage/ui', () => ({
  ...jest.requireActual('@backstage/ui'),
  useBreakpoint: () => ({
    breakpoint: 'lg',
    up: () => true,
    down: () => false,
  }),
}));

const server = setupServer();
registerMswTestHooks(server);

const unheard = unheardSource('jira');

const hoursAgo = (hours: number) =>
  new Date(
    (Math.floor(Date.now() / 3_600_000) - hours) * 3_600_000,
  ).toISOString();

const troubled: SourceStatus = {
  ...unheard,
  id: 'github',
  condition: 'rejecting',
  secrets: [
    {
      position: 2,
      fingerprint: '5f0c22d9',
      lastUsedAt: '2026-03-04T10:00:00Z',
    },
  ],
  lastDeliveryAt: '2026-03-04T10:00:00Z',
  lastRejectionAt: '2026-03-04T11:00:00Z',
  perMinute: { lastHour: 2.25, lastDay: 1.5 },
  lastDay: {
    interpreted: 2000,
    notInterpreted: 150,
    quarantined: 2,
    duplicates: 8,
    rejected: { forged: 9, unsigned: 3 },
  },
  rejections: [
    { start: hoursAgo(30), rejected: { unsigned: 100 } },
    { start: hoursAgo(2), rejected: { forged: 9, unsigned: 3 } },
  ],
  quarantined: { count: 1, atLeast: false },
  sweep: { sweptAt: hoursAgo(1), gapsFound: 5, gapsRepaired: 4, gapsLost: 1 },
};

const sources = (
  items: SourceStatus[],
  rest: Partial<SourceOverview> = { unknownSourceRequests: 0 },
) =>
  http.get(`${devhoseUrl}/v1/sources`, () =>
    HttpResponse.json({ items, ...rest }),
  );

const quarantine = http.get(`${devhoseUrl}/v1/sources/github/quarantine`, () =>
  HttpResponse.json({
    items: [
      {
        sequence: 4711,
        receivedAt: '2026-03-04T10:00:00Z',
        deliveryId: 'one',
        eventName: 'pull_request',
        reason: 'repository is not an object',
      },
    ],
  }),
);

const delivery = [
  http.get(`${devhoseUrl}/v1/deliveries/4711`, () =>
    HttpResponse.json({
      sequence: 4711,
      receivedAt: '2026-03-04T10:00:00Z',
      source: 'github',
      deliveryId: 'one',
      eventName: 'pull_request',
      headers: {},
      bodyBytes: 15,
      interpretation: { status: 'quarantined', reason: 'unreadable' },
    }),
  ),
  http.get(`${devhoseUrl}/v1/deliveries/4711/raw`, () =>
    HttpResponse.text('{"sent":"this"}'),
  ),
];

const setups = http.get(`${devhoseUrl}/v1/source-setups`, () =>
  HttpResponse.json({ items: [] }),
);

beforeEach(() => server.use(setups));

const render = (
  options: { address?: string; mayReadDeliveries?: boolean } = {},
) =>
  renderWithDevhose(<SourcesPage />, {
    address: '/devhose/sources',
    mayReadDeliveries: true,
    ...options,
  });

describe('sources', () => {
  it('say how each is doing, and open', async () => {
    server.use(sources([troubled, unheard]), quarantine);
    const { container } = render();
    const row = await screen.findByRole('row', { name: /github/ });
    expect(row).toHaveTextContent('Refusing');
    expect(row).toHaveTextContent('2.3');
    expect(row).toHaveTextContent('2,152');
    expect(row).toHaveTextContent('12');
    const quiet = screen.getByRole('row', { name: /jira/ });
    expect(quiet).toHaveTextContent('Nothing has been received yet');
    expect(quiet).toHaveTextContent('not compared');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(row);
    const details = await screen.findByRole('region', {
      name: 'Source github',
    });
    expect(details).toHaveFocus();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/devhose/sources?source=github',
    );
    await userEvent.click(
      within(details).getByRole('button', { name: 'Close' }),
    );
    expect(screen.queryByRole('region', { name: 'Source github' })).toBeNull();

    await userEvent.click(row);
    await screen.findByRole('region', { name: 'Source github' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Source github' })).toBeNull();
  });

  it('say what a source takes, and what of it does not work', async () => {
    server.use(
      sources([{ ...unheard, problems: ['eu-1, pods: 403 Forbidden'] }]),
    );
    render();
    await userEvent.click(await screen.findByRole('row', { name: /jira/ }));
    const fact = (name: string) => screen.getByText(name).nextSibling;
    expect(await screen.findByText('Does not work')).toBeVisible();
    expect(fact('Does not work')).toHaveTextContent(
      'eu-1, pods: 403 Forbidden',
    );
    expect(fact('Takes at most')).toHaveTextContent(
      '2,000 requests a second (10,000 at once), 500 at the same time; bodies of 25 MB within 30 s; 100 headers of 16 KB',
    );
  });

  it('say that only history of a tool has come', async () => {
    server.use(sources([{ ...unheard, inLog: true }]));
    render();
    expect(await screen.findByText(/the log has its past/)).toBeVisible();
  });

  it('tell of requests to addresses that no source has', async () => {
    server.use(sources([unheard], { unknownSourceRequests: 1200 }));
    render();
    expect(await screen.findByText(/^1,200 requests/)).toBeVisible();
  });
});

describe('a source', () => {
  const open = async () => {
    server.use(sources([troubled]), quarantine, ...delivery);
    const { container } = render({ address: '/devhose/sources?source=github' });
    const details = await screen.findByRole('region', {
      name: 'Source github',
    });
    return { container, details: within(details) };
  };

  it('tells its health in numbers', async () => {
    const { details } = await open();
    const fact = (name: string) => details.getByText(name).nextSibling;
    expect(fact('Deliveries a minute')).toHaveTextContent(
      '2.3 in the last hour, 1.5 in the last 24 hours',
    );
    expect(fact('Understood')).toHaveTextContent(
      '2,000 in the last 24 hours; 150 without words for them',
    );
    expect(fact('Secrets in use')).toHaveTextContent(
      /^secret 2 \(5f0c22d9\), last /,
    );
    expect(fact('Missed deliveries')).toHaveTextContent(
      '5 found, 4 of them in the log by now, 1 lost',
    );
  });

  it('tells what was refused and why, of a day or a week, also as a table', async () => {
    const { container, details } = await open();
    expect(
      await details.findByText('12 requests were refused, 75% wrongly signed'),
    ).toBeVisible();
    expect(
      details.getByText(/another secret than those that are configured/),
    ).toBeVisible();
    await userEvent.click(details.getByRole('radio', { name: '7 days' }));
    expect(
      await details.findByText('112 requests were refused, 92% unsigned'),
    ).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?source=github&refused=week',
    );
    await userEvent.click(details.getByRole('button', { name: /table/i }));
    const table = within(details.getByRole('table'));
    expect(
      table.getByRole('columnheader', { name: 'wrongly signed' }),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists what was not understood, and shows it as it came in on demand', async () => {
    const { details } = await open();
    expect(
      await details.findByText('repository is not an object'),
    ).toBeVisible();
    await userEvent.click(
      details.getByRole('button', { name: 'Show as it came in' }),
    );
    expect(await details.findByText(/"sent"/)).toBeVisible();
  });

  it('shows no delivery to who may not read them', async () => {
    server.use(sources([troubled]), quarantine);
    render({
      address: '/devhose/sources?source=github',
      mayReadDeliveries: false,
    });
    expect(
      await screen.findByText('repository is not an object'),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Show as it came in' }),
    ).toBeNull();
  });
});

describe('without sources', () => {
  it('none may be set up yet', async () => {
    server.use(sources([]));
    render();
    expect(await screen.findByText('No tool is connected yet')).toBeVisible();
  });

  it('a missing permission is named', async () => {
    server.use(failing('/v1/sources', 403, 'NotAllowedError', 'No'));
    render();
    expect(await screen.findByText(/devhose\.source\.read/)).toBeVisible();
  });

  it('a failure is told, and tried again', async () => {
    server.use(
      failing('/v1/sources', 503, 'ServiceUnavailableError', 'Serviced'),
    );
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent('Serviced');
    server.use(sources([unheard]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByRole('row', { name: /jira/ })).toBeVisible(),
    );
  });
});
