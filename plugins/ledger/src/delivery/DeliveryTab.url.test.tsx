import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aReport, counts } from '../__testUtils__/aReport';
import { component, renderTab } from '../__testUtils__/deliveryTab';
import { deliveryUrl } from '../__testUtils__/ledgerServer';

/** What Ledger was asked, newest last. */
let asked: URLSearchParams[] = [];

/** Answers with as many deployments as the range has days. */
const server = setupServer(
  http.get(deliveryUrl, ({ request }) => {
    const question = new URL(request.url).searchParams;
    asked.push(question);
    const report = aReport();
    report.deploymentFrequency.current = counts(daysOf(question));
    report.scope.choices = {
      environments: ['live-eu', 'production'],
      lifecycles: ['production'],
      types: ['service'],
    };
    return HttpResponse.json(report);
  }),
);
registerMswTestHooks(server);

function daysOf(question: URLSearchParams): number {
  const instant = (name: string) => Date.parse(question.get(name) ?? '');
  return Math.ceil((instant('to') - instant('from')) / 86_400_000);
}

const address = () => screen.getByLabelText('address').textContent;

const chosenRange = () => screen.findByRole('button', { name: /Time range/ });

async function chooseRange(name: string) {
  await userEvent.click(await chosenRange());
  await userEvent.click(await screen.findByRole('option', { name }));
}

describe('the address of the Delivery tab', () => {
  beforeEach(() => {
    asked = [];
  });

  it('decides what is asked', async () => {
    renderTab(component, '?from=2025-01-06&to=2025-01-31&granularity=day');
    await screen.findByText('26');
    expect(Object.fromEntries(asked[0])).toEqual({
      entityRef: 'component:default/checkout-api',
      from: '2025-01-06T00:00:00.000Z',
      to: '2025-02-01T00:00:00.000Z',
      granularity: 'day',
    });
    expect(await chosenRange()).toHaveTextContent('Custom range');
  });

  it('keeps what the reader chooses, and goes back with the browser', async () => {
    renderTab(component, '?filter=mine');
    expect(await chosenRange()).toHaveTextContent('Last 12 weeks');
    await chooseRange('Last 2 years');
    await waitFor(() =>
      expect(address()).toBe('?filter=mine&range=2y&granularity=month'),
    );
    await userEvent.click(screen.getByRole('radio', { name: 'Weeks' }));
    expect(address()).toBe('?filter=mine&range=2y&granularity=week');
    await waitFor(() => expect(asked.at(-1)?.get('granularity')).toBe('week'));
    expect(daysOf(asked.at(-1)!)).toBeGreaterThan(2 * 365);

    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(address()).toBe('?filter=mine&range=2y&granularity=month');
    expect(screen.getByRole('radio', { name: 'Months' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(address()).toBe('?filter=mine');
    expect(await chosenRange()).toHaveTextContent('Last 12 weeks');
  });

  it('begins a custom range with the days that were shown', async () => {
    renderTab(component, '?range=4w');
    await chooseRange('Custom range');
    await waitFor(() =>
      expect(address()).toMatch(
        /^\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d&granularity=day$/,
      ),
    );
    expect(
      await screen.findByRole('group', { name: /From – to/ }),
    ).toBeInTheDocument();
  });

  it('offers only what makes a readable chart', async () => {
    renderTab(component, '?range=2y');
    expect(await screen.findByRole('radio', { name: 'Days' })).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'Months' })).toBeChecked();
  });

  it('names the sub-page, and takes the range along', async () => {
    renderTab(component, '?range=6m&granularity=month');
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Lead time' }),
    );
    expect(screen.getByLabelText('path')).toHaveTextContent(
      '/delivery/lead-time',
    );
    expect(address()).toBe('?range=6m&granularity=month');
    expect(screen.getByRole('tab', { name: 'Lead time' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Overview' }));
    expect(screen.getByLabelText('path').textContent).toBe('/delivery');
  });

  it('shows the overview where the sub-page is not known, and says so', async () => {
    renderTab(component, 'speed');
    expect(await screen.findByText(/Ignored: speed/)).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Overview' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  it('keeps the filters, and asks for no more than they leave', async () => {
    renderTab(component, '?range=4w&lifecycle=production');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Filters (1)' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Environment/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'live-eu' }),
    );
    await waitFor(() =>
      expect(address()).toBe(
        '?range=4w&lifecycle=production&environment=live-eu',
      ),
    );
    await waitFor(() =>
      expect(Object.fromEntries(asked.at(-1)!)).toMatchObject({
        environment: 'live-eu',
        lifecycle: 'production',
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Show everything' }),
    );
    await waitFor(() => expect(address()).toBe('?range=4w'));
    await waitFor(() => expect(asked.at(-1)?.has('lifecycle')).toBe(false));
  });

  it('can leave nothing, and says so', async () => {
    server.use(
      http.get(deliveryUrl, () =>
        HttpResponse.json(
          aReport({
            scope: {
              entityRef: 'component:default/checkout-api',
              kind: 'component',
              components: 0,
              linkedComponents: 0,
              filter: { type: 'library' },
            },
          }),
        ),
      ),
    );
    renderTab(component, '?type=library');
    expect(
      await screen.findByText(/No component of checkout-api is as the filters/),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Filters (1)' })).toBeVisible();
  });

  it('falls back where it is not understood, and says so', async () => {
    renderTab(component, '?range=3w&granularity=hour');
    expect(await screen.findByText(/range=3w, granularity=hour/)).toBeVisible();
    expect(await chosenRange()).toHaveTextContent('Last 12 weeks');
    await chooseRange('Last 4 weeks');
    await waitFor(() => expect(address()).toBe('?range=4w&granularity=day'));
    expect(screen.queryByText(/not understood/)).not.toBeInTheDocument();
  });
});
