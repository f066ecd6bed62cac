import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { useState } from 'react';
import { aReport, counts } from '../__testUtils__/aReport';
import { deliveryUrl, failing } from '../__testUtils__/ledgerServer';
import { renderWithLedger } from '../__testUtils__/renderWithLedger';
import type { DeliveryQuery } from '../range/DeliveryQuery';
import { useDeliveryReport } from './useDeliveryReport';

let questions = 0;

/** Every answer has one deployment more than the one before. */
const counting = http.get(deliveryUrl, () => {
  questions += 1;
  const report = aReport();
  report.deploymentFrequency.current = counts(questions);
  return HttpResponse.json(report);
});

const server = setupServer();
registerMswTestHooks(server);

const weeks: DeliveryQuery = { range: { preset: '12w' }, granularity: 'week' };
const months: DeliveryQuery = { range: { preset: '2y' }, granularity: 'month' };

function Subject() {
  const [query, setQuery] = useState(weeks);
  const [entityRef, setEntityRef] = useState('component:default/checkout-api');
  const state = useDeliveryReport(entityRef, query, 'UTC');
  return (
    <>
      <output aria-label="status">{state.status}</output>
      {state.status === 'ready' && (
        <output aria-label="report">
          {state.report.deploymentFrequency.current.deployments}
          {state.changing && ' changing'}
          {state.refreshError && ' outdated'}
        </output>
      )}
      <button onClick={() => setQuery(months)}>Months</button>
      <button onClick={() => setEntityRef('component:default/other')}>
        Other
      </button>
    </>
  );
}

const seconds = (count: number) =>
  act(() => jest.advanceTimersByTimeAsync(count * 1000));

const click = (name: string) =>
  act(async () => screen.getByRole('button', { name }).click());

const shown = () => screen.queryByLabelText('report')?.textContent;

async function renderSubject() {
  renderWithLedger(<Subject />);
  await waitFor(() => expect(shown()).toBe('1'));
}

function setVisible(visible: boolean) {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: visible ? 'visible' : 'hidden',
  });
}

describe('useDeliveryReport', () => {
  beforeEach(() => {
    questions = 0;
    server.use(counting);
    // Only what polls: the network needs its own timers.
    jest.useFakeTimers({
      advanceTimers: true,
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'],
    });
  });

  afterEach(() => {
    setVisible(true);
    jest.useRealTimers();
  });

  it('asks again every 30 seconds, not faster', async () => {
    await renderSubject();
    await seconds(25);
    expect(questions).toBe(1);
    await seconds(6);
    await waitFor(() => expect(shown()).toBe('2'));
    await seconds(30);
    await waitFor(() => expect(shown()).toBe('3'));
  });

  it('does not ask while the page is hidden', async () => {
    await renderSubject();
    setVisible(false);
    await seconds(120);
    expect(questions).toBe(1);
    setVisible(true);
    await seconds(31);
    await waitFor(() => expect(shown()).toBe('2'));
  });

  it('keeps the old numbers while another range loads', async () => {
    await renderSubject();
    let answer = () => {};
    const held = new Promise<void>(resolve => {
      answer = resolve;
    });
    server.use(
      http.get(deliveryUrl, async () => {
        await held;
        return HttpResponse.json(aReport());
      }),
    );
    await click('Months');
    expect(shown()).toBe('1 changing');
    answer();
    await waitFor(() => expect(shown()).toBe('12'));
  });

  it('never shows the numbers of another entity', async () => {
    await renderSubject();
    server.use(http.get(deliveryUrl, () => new Promise<never>(() => {})));
    await click('Other');
    expect(screen.getByLabelText('status')).toHaveTextContent('loading');
  });

  it('keeps the last numbers when a refresh fails, and says so', async () => {
    await renderSubject();
    server.use(failing(503, 'ServiceUnavailableError', 'Gone'));
    await seconds(31);
    await waitFor(() => expect(shown()).toBe('1 outdated'));
    server.use(counting);
    // Failures are asked about again ever more slowly.
    await seconds(120);
    await waitFor(() => expect(shown()).toMatch(/^[2-9]$/));
  });

  it('does not pass the numbers of one range off as those of another', async () => {
    await renderSubject();
    server.use(failing(400, 'InputError', 'Too many periods'));
    await click('Months');
    await waitFor(() =>
      expect(screen.getByLabelText('status')).toHaveTextContent('failed'),
    );
  });
});
