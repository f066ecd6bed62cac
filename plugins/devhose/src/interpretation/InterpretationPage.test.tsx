import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type {
  Reinterpretation,
  ReinterpretationSample,
  ReinterpretationStatus,
} from '@pitstop/plugin-devhose-common';
import { anEvent } from '../__testUtils__/anEvent';
import { devhoseUrl, failing } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { InterpretationPage } from './InterpretationPage';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const path = '/v1/reinterpretation';
const url = `${devhoseUrl}${path}`;

const ready: Reinterpretation = {
  id: 7,
  state: 'ready',
  requestedAt: '2026-03-04T10:00:00Z',
  takeWhenReady: false,
  everything: false,
  versions: { jira: 3 },
  outdated: false,
  position: 5000,
  head: 5000,
  deliveries: 1234,
  types: [
    {
      type: 'dev.cdevents.ticket.created.0.1.0',
      same: 1200,
      changed: 30,
      added: 4,
      removed: 1,
    },
  ],
  moves: [
    {
      source: 'jira',
      before: 'interpreted',
      after: 'interpreted',
      deliveries: 1230,
    },
    {
      source: 'jira',
      before: 'quarantined',
      after: 'interpreted',
      deliveries: 4,
    },
  ],
};

const sample: ReinterpretationSample = {
  sequence: 41,
  source: 'jira',
  before: {
    status: 'quarantined',
    reason: 'issue.key is not a text',
    version: 2,
    events: [],
  },
  after: { status: 'interpreted', version: 3, events: [anEvent().event] },
};

/** Answers with what it is at the moment, and changes when something is asked for. */
function backend(
  latest: Reinterpretation | undefined,
  options: Partial<ReinterpretationStatus> = {},
): { asked: string[]; become(next: Reinterpretation): void } {
  let current = latest;
  const asked: string[] = [];
  server.use(
    http.get(url, () =>
      HttpResponse.json({
        generation: 1,
        head: 5000,
        countedUpTo: 5000,
        sources: [
          {
            source: 'jira',
            version: 3,
            deliveries: 2000,
            outdated: 1234,
            quarantined: 4,
          },
        ],
        ...(current && { latest: current }),
        ...options,
      }),
    ),
    http.get(`${url}/samples`, () => HttpResponse.json({ items: [sample] })),
    http.post(`${url}/:action?`, ({ request }) => {
      asked.push(new URL(request.url).pathname.split('/').pop() ?? '');
      return HttpResponse.json(ready);
    }),
  );
  return {
    asked,
    become: next => {
      current = next;
    },
  };
}

const render = (mayManage = true) =>
  renderWithDevhose(<InterpretationPage />, { mayReadDeliveries: mayManage });

const button = (name: string) => screen.findByRole('button', { name });

describe('interpretation', () => {
  it('says which version reads each source, and what was read by others', async () => {
    backend(undefined, { countedUpTo: 2500 });
    const { container } = render();
    const row = await screen.findByRole('row', { name: /^jira/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['3', '2,000', '1,234', '4']);
    expect(
      screen.getByText('Deliveries are being counted: 2,500 of 5,000 so far.'),
    ).toBeVisible();
    expect(await button('Read again')).toBeEnabled();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('shows how far reading again is, and can give it up', async () => {
    const { asked, become } = backend({
      ...ready,
      state: 'running',
      position: 2000,
    });
    const { container } = render();
    const progress = await screen.findByRole('progressbar', {
      name: 'Progress of reading',
    });
    expect(progress).toHaveAttribute('value', '2000');
    expect(progress).toHaveAttribute('max', '5000');
    expect(await axe(container)).toHaveNoViolations();

    become({ ...ready, state: 'cancelled' });
    await userEvent.click(await button('Cancel'));
    expect(asked).toEqual(['cancel']);
    expect(await screen.findByText('Cancelled')).toBeVisible();
  });

  it('shows what would change, with samples side by side, before it is put into force', async () => {
    const { asked, become } = backend(ready);
    const { container } = render();
    const events = await screen.findByRole('row', { name: /ticket\.created/ });
    expect(
      within(events)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['1,200', '30', '4', '1']);
    expect(
      screen.getByRole('row', {
        name: 'jira: could not be read → understood 4',
      }),
    ).toBeVisible();

    await userEvent.click(await button('Show what is read otherwise'));
    expect(
      await screen.findByRole('region', { name: 'Before, delivery 41' }),
    ).toHaveTextContent('issue.key is not a text');
    expect(
      screen.getByRole('region', { name: 'After, delivery 41' }),
    ).toHaveTextContent(anEvent().event.type);
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(await button('Put into force'));
    expect(asked).toEqual([]);
    const dialog = await screen.findByRole('dialog');
    become({ ...ready, state: 'taken' });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Put into force' }),
    );
    await waitFor(() => expect(asked).toEqual(['take']));
    expect(await screen.findByText('In force')).toBeVisible();
  });

  it.each([
    ['Bring back', 'return'],
    ['Discard what was before', 'discard'],
  ])('can %s', async (name, action) => {
    const { asked } = backend({ ...ready, state: 'taken' }, { kept: 7 });
    render();
    await userEvent.click(await button(name));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name }));
    await waitFor(() => expect(asked).toEqual([action]));
  });

  it('says when other interpreters have to begin again', async () => {
    backend({ ...ready, outdated: true });
    render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Cancel it and ask again',
    );
    expect(screen.queryByRole('button', { name: 'Put into force' })).toBeNull();
  });

  it('says why something did not work', async () => {
    backend(undefined);
    server.use(
      http.post(url, () =>
        HttpResponse.json(
          {
            error: { name: 'ConflictError', message: 'Somebody else asked' },
            response: { statusCode: 409 },
          },
          { status: 409 },
        ),
      ),
    );
    render();
    await userEvent.click(await button('Read again'));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Somebody else asked',
    );
  });

  it('shows without buttons what those may not change who only read', async () => {
    backend(ready);
    render(false);
    expect(
      await screen.findByText(/devhose\.reinterpretation\.manage/),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  });

  it('says what it takes to see it, and that nothing reads events', async () => {
    server.use(failing(path, 403, 'NotAllowedError', 'no'));
    const { unmount } = render();
    expect(
      await screen.findByText(/devhose\.reinterpretation\.read/),
    ).toBeVisible();
    unmount();

    backend(undefined, { sources: [] });
    render();
    expect(await screen.findByText('No source reads events')).toBeVisible();
  });

  it('can be tried again when the backend is down', async () => {
    server.use(failing(path, 503, 'ServiceUnavailableError', 'Down'));
    render();
    const retry = await screen.findByRole('button', { name: /again/ });
    backend(undefined);
    await userEvent.click(retry);
    expect(await button('Read again')).toBeVisible();
  });
});
