import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { ConsumerStatus } from '@pitstop/plugin-devhose-common';
import { anEvent } from '../__testUtils__/anEvent';
import { devhoseUrl, failing } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { ConsumersPage } from './ConsumersPage';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const url = `${devhoseUrl}/v1/consumers`;
const one = `${url}/autopilot%3Areviewers`;

const healthy: ConsumerStatus = {
  name: 'autopilot:reviewers',
  filter: { types: ['dev.cdevents.change'] },
  createdAt: '2026-03-01T00:00:00Z',
  lag: { events: 0, atLeast: false, seconds: 0 },
  eventsPerSecond: 1.25,
  handled: 12345,
  deadLetters: 0,
  shards: [],
};

const troubled: ConsumerStatus = {
  ...healthy,
  lag: { events: 2048, atLeast: true, seconds: 7200 },
  deadLetters: 1,
  lastError: { message: 'GitHub is down', at: '2026-03-04T10:00:00Z' },
};

const letter = {
  id: 7,
  shard: 0,
  sequence: 41,
  index: 0,
  event: anEvent().event,
  attempts: 3,
  error: 'GitHub is down',
  failedAt: '2026-03-04T10:00:00Z',
};

const consumers = (...items: ConsumerStatus[]) =>
  http.get(url, () => HttpResponse.json({ items }));

/** Remembers what was posted where. */
function remembering(posted: Array<[string, unknown]>) {
  return http.post(`${one}/*`, async ({ request }) => {
    posted.push([request.url.replace(one, ''), await request.json()]);
    return HttpResponse.json({ count: 1, after: 1, events: 1 });
  });
}

const deadLetters = http.get(`${one}/dead-letters`, () =>
  HttpResponse.json({ items: [letter] }),
);

const render = (mayManage = true) =>
  renderWithDevhose(<ConsumersPage />, { mayReadDeliveries: mayManage });

describe('consumers', () => {
  it('say how they are doing', async () => {
    server.use(consumers(healthy));
    const { container } = render();
    expect(await screen.findByText('Up to date')).toBeVisible();
    const fact = (name: string) => screen.getByText(name).nextSibling;
    expect(fact('Waiting')).toHaveTextContent('nothing');
    expect(fact('Rate')).toHaveTextContent('1.3 events a second');
    expect(fact('Handled')).toHaveTextContent('12,345');
    expect(fact('Wants')).toHaveTextContent('dev.cdevents.change');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('say what had expired before they got to it, and what to do', async () => {
    server.use(consumers({ ...healthy, expired: { first: 12, last: 4711 } }));
    const { container } = render();
    expect(
      await screen.findByText(/Between deliveries 12 and 4,711 it passes over/),
    ).toHaveTextContent('replay it from before 12');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('say what waits, what went wrong and since when they are stuck', async () => {
    server.use(
      consumers({ ...troubled, stuckSince: '2026-03-04T11:00:00Z' }),
      deadLetters,
    );
    render();
    expect(await screen.findByText('Stuck')).toBeVisible();
    expect(
      screen.getByText('at least 2,048 events, the oldest for 2 h'),
    ).toBeVisible();
    expect(screen.getByText(/^GitHub is down \(/)).toBeVisible();
    expect(screen.getByText('Handler at work since')).toBeVisible();
  });

  it('can have dead letters handled again, or give them up after a question', async () => {
    const posted: Array<[string, unknown]> = [];
    server.use(consumers(troubled), deadLetters, remembering(posted));
    const { container } = render();
    const event = await screen.findByRole('link', {
      name: 'Build “ci” failed',
    });
    expect(event).toHaveAttribute('href', '/devhose/events?event=41.0');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(screen.getByRole('button', { name: 'Handle again' }));
    await waitFor(() =>
      expect(posted).toEqual([['/dead-letters/redrive', { ids: [7] }]]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Discard' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(posted).toHaveLength(1);
    await userEvent.click(dialog.getByRole('button', { name: 'Discard' }));
    await waitFor(() =>
      expect(posted[1]).toEqual(['/dead-letters/discard', { ids: [7] }]),
    );
  });

  it('say why a dead letter could not be handled again', async () => {
    server.use(
      consumers(troubled),
      deadLetters,
      http.post(`${one}/dead-letters/redrive`, () =>
        HttpResponse.json(
          {
            error: { name: 'ConflictError', message: 'It is at work' },
            response: { statusCode: 409 },
          },
          { status: 409 },
        ),
      ),
    );
    render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Handle all again' }),
    );
    expect(await screen.findByText(/It is at work \(409\)/)).toBeVisible();
  });

  it('are replayed only after it was said how much that is', async () => {
    const posted: Array<[string, unknown]> = [];
    server.use(
      consumers(healthy),
      http.get(`${one}/replay`, () =>
        HttpResponse.json({ after: 40, events: 1234 }),
      ),
      remembering(posted),
    );
    render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Replay…' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Replay' });
    expect(confirm).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox'), '2026-03-01T00:00Z');
    expect(
      await dialog.findByText('It would handle 1,234 events again.'),
    ).toBeVisible();
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(posted).toEqual([
        ['/replay', { from: '2026-03-01T00:00:00.000Z' }],
      ]),
    );
  });

  it('cannot be changed by who may only look', async () => {
    server.use(consumers(troubled), deadLetters);
    render(false);
    expect(await screen.findByText(/devhose\.consumer\.manage/)).toBeVisible();
    await screen.findByRole('link', { name: 'Build “ci” failed' });
    expect(
      screen.queryByRole('button', { name: /Handle|Discard|Replay/ }),
    ).toBeNull();
  });
});

describe('without consumers', () => {
  it('there may be none yet', async () => {
    server.use(consumers());
    render();
    expect(await screen.findByText('Nobody follows the log yet')).toBeVisible();
  });

  it('a missing permission is named', async () => {
    server.use(failing('/v1/consumers', 403, 'NotAllowedError', 'No'));
    render();
    expect(await screen.findByText(/devhose\.consumer\.read/)).toBeVisible();
  });

  it('a failure is told, and tried again', async () => {
    server.use(
      failing('/v1/consumers', 503, 'ServiceUnavailableError', 'Serviced'),
    );
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent('Serviced');
    server.use(consumers(healthy));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Up to date')).toBeVisible();
  });
});
