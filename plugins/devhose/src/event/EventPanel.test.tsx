import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { anEvent } from '../__testUtils__/anEvent';
import {
  answering,
  devhoseUrl,
  failing,
  vocabularyOf,
} from '../__testUtils__/devhoseServer';
import { eventStream } from '../__testUtils__/eventStream';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { EventsPage } from '../events/EventsPage';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const theEvent = http.get(`${devhoseUrl}/v1/events/41/0`, () =>
  HttpResponse.json(anEvent()),
);

const theChain = http.get(`${devhoseUrl}/v1/events/41/0/chain`, () =>
  HttpResponse.json({ items: [anEvent()] }),
);

const theHandlings = http.get(`${devhoseUrl}/v1/events/41/0/consumers`, () =>
  HttpResponse.json({ items: [] }),
);

const details = {
  sequence: 41,
  receivedAt: '2026-03-04T10:00:01.000Z',
  source: 'github',
  deliveryId: '0b5b6d0e-0000-4000-8000-000000000000',
  eventName: 'workflow_run',
  headers: { 'x-github-event': 'workflow_run' },
  bodyBytes: 1234,
  proof: {
    scheme: 'hmac-sha256',
    secret: { position: 2, fingerprint: '5f0c22d9' },
  },
  interpretation: { status: 'interpreted', interpreterVersion: 3 },
};

function deliveryWithBody(body: BodyInit, looks: string[] = []) {
  return [
    http.get(`${devhoseUrl}/v1/deliveries/41`, () => {
      looks.push('details');
      return HttpResponse.json(details);
    }),
    http.get(`${devhoseUrl}/v1/deliveries/41/raw`, () => {
      looks.push('body');
      return new HttpResponse(body);
    }),
  ];
}

const openPanel = async () => {
  const panel = await screen.findByRole('complementary', { name: 'Event' });
  await within(panel).findByText('What was understood');
  return within(panel);
};

beforeAll(() => {
  // jsdom has none.
  URL.createObjectURL = () => 'blob:of-the-body';
  URL.revokeObjectURL = () => {};
});

beforeEach(() => {
  server.use(
    vocabularyOf([anEvent()]),
    answering([anEvent()]),
    theEvent,
    theChain,
    theHandlings,
    eventStream().handler,
  );
});

describe('an open event', () => {
  it.each([
    [
      'its button',
      () => userEvent.click(screen.getByRole('button', { name: 'Close' })),
    ],
    ['Escape', () => userEvent.keyboard('{Escape}')],
  ])('opens from the list, and closes by %s', async (_, close) => {
    renderWithDevhose(<EventsPage />, { address: '/?outcome=failure' });
    await userEvent.click(
      await screen.findByRole('row', { name: /^Build “ci” failed/ }),
    );
    await openPanel();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?outcome=failure&event=41.0',
    );
    await close();
    expect(
      screen.getByRole('row', { name: /^Build “ci” failed/ }),
    ).toHaveFocus();
    expect(screen.queryByRole('complementary')).not.toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?outcome=failure',
    );
  });

  it('says what was understood and leads on', async () => {
    const { container } = renderWithDevhose(<EventsPage />, {
      address: '/?event=41.0',
    });
    const panel = await openPanel();
    const fact = (name: string) => panel.getByText(name).nextSibling;
    expect(fact('Commit')).toHaveTextContent('abcdef0');
    expect(fact('Branch')).toHaveTextContent('main');
    expect(fact('Took')).toHaveTextContent('2 min');
    expect(fact('In the tool’s word')).toHaveTextContent('timed_out');
    expect(fact('Place in the log')).toHaveTextContent('delivery 41, event 1');
    expect(
      panel.getByRole('link', { name: /Open in github\.com/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/shop/actions/runs/7');
    expect(
      panel.getByRole('link', { name: 'All events of this subject' }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?subject=github.com%2Facme%2Fshop%2Factions%2Fruns%2F7',
    );
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is as it came in only for those who may', async () => {
    renderWithDevhose(<EventsPage />, { address: '/?event=41.0' });
    const panel = await openPanel();
    expect(await panel.findByText(/devhose\.delivery\.read/)).toBeVisible();
    expect(
      panel.queryByRole('button', { name: /as it came in/ }),
    ).not.toBeInTheDocument();
  });

  it('is as it came in only when asked for, since that is recorded', async () => {
    const looks: string[] = [];
    server.use(...deliveryWithBody('{"zen":"Keep it simple"}', looks));
    renderWithDevhose(<EventsPage />, {
      address: '/?event=41.0',
      mayReadDeliveries: true,
    });
    const panel = await openPanel();
    const show = await panel.findByRole('button', { name: /as it came in/ });
    expect(looks).toEqual([]);
    await userEvent.click(show);
    expect(await panel.findByText(/"zen": "Keep it simple"/)).toBeVisible();
    expect(panel.getByText(details.deliveryId)).toBeVisible();
    expect(panel.getByText('x-github-event')).toBeVisible();
    expect(
      panel.getByText('its signature (HMAC-SHA256), secret 2 (5f0c22d9)'),
    ).toBeVisible();
    expect(panel.getByRole('link', { name: 'Download' })).toHaveAttribute(
      'download',
      'github-41',
    );
    expect(looks.sort()).toEqual(['body', 'details']);
  });

  it('is not shown as text where its body is none', async () => {
    server.use(...deliveryWithBody(new Uint8Array([0xff, 0xfe, 0x00])));
    renderWithDevhose(<EventsPage />, {
      address: '/?event=41.0',
      mayReadDeliveries: true,
    });
    const panel = await openPanel();
    await userEvent.click(
      await panel.findByRole('button', { name: /as it came in/ }),
    );
    expect(await panel.findByText(/The body is not text/)).toBeVisible();
  });

  it('may not be in the log any more', async () => {
    server.use(failing('/v1/events/41/0', 404, 'NotFoundError', 'None'));
    renderWithDevhose(<EventsPage />, { address: '/?event=41.0' });
    expect(
      await screen.findByText('This event is not in the log'),
    ).toBeVisible();
  });
});
