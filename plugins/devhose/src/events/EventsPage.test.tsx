import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { aCloudEvent, anEvent } from '../__testUtils__/anEvent';
import {
  answering,
  devhoseUrl,
  failing,
  vocabularyOf,
} from '../__testUtils__/devhoseServer';
import { eventStream } from '../__testUtils__/eventStream';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { EventsPage } from './EventsPage';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    title: 'The shop',
    namespace: 'default',
    annotations: { 'github.com/project-slug': 'Acme/Shop' },
  },
};

const pushed = anEvent({
  sequence: 40,
  event: aCloudEvent(eventTypes.branchPushed, {
    data: {
      repository: 'github.com/acme/unknown',
      branch: 'main',
      commits: [{}],
    },
  }),
});

const address = () => screen.getByLabelText('address').textContent;

beforeEach(() => {
  server.use(vocabularyOf([anEvent(), pushed]), eventStream().handler);
});

describe('the events', () => {
  it('are told in words, with the component they happened to', async () => {
    server.use(answering([anEvent(), pushed]));
    const { container } = renderWithDevhose(<EventsPage />, {
      entities: [shop],
    });
    const failed = await screen.findByRole('row', {
      name: /^Build “ci” failed/,
    });
    expect(
      await within(failed).findByRole('link', { name: 'The shop' }),
    ).toHaveAttribute('href', '/catalog/default/component/shop');
    const push = screen.getByRole('row', { name: /^1 commit pushed to main/ });
    expect(push).toHaveTextContent('github.com/acme/unknown');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('are asked for as the address says', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering([anEvent()], asked));
    renderWithDevhose(<EventsPage />, {
      entities: [shop],
      address:
        '/?type=dev.cdevents.pipelinerun.finished&outcome=failure&source=github&entity=component:default/shop&from=2026-03-01&to=2026-03-31',
    });
    await screen.findByRole('row', { name: /^Build “ci” failed/ });
    expect(Object.fromEntries(asked[0])).toEqual({
      type: eventTypes.pipelineRunFinished,
      outcome: 'failure',
      source: 'github',
      repository: 'github.com/acme/shop',
      service: 'shop',
      from: expect.stringMatching(/^2026-0/),
      to: expect.stringMatching(/^2026-0/),
      limit: '50',
    });
  });

  it('change with the filters, and the address with them', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering([anEvent()], asked));
    renderWithDevhose(<EventsPage />);
    await screen.findByRole('row', { name: /^Build “ci” failed/ });
    await userEvent.click(screen.getByRole('button', { name: /Outcome/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Cancelled' }),
    );
    await waitFor(() =>
      expect(asked[asked.length - 1].get('outcome')).toBe('cancelled'),
    );
    expect(address()).toBe('/?outcome=cancelled');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove all filters' }),
    );
    await waitFor(() => expect(address()).toBe('/'));
  });

  it('come page by page, back to the first', async () => {
    server.use(
      http.get(`${devhoseUrl}/v1/events`, ({ request }) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        return HttpResponse.json(
          cursor === 'older'
            ? { items: [pushed], head: 41 }
            : { items: [anEvent()], nextCursor: 'older', head: 41 },
        );
      }),
    );
    renderWithDevhose(<EventsPage />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load older events' }),
    );
    await screen.findByRole('row', { name: /^1 commit pushed to main/ });
    expect(
      screen.getByRole('row', { name: /^Build “ci” failed/ }),
    ).toBeVisible();
    expect(screen.getByText(/back to the first/)).toBeVisible();
  });

  it('stay when older ones cannot be loaded', async () => {
    server.use(
      http.get(`${devhoseUrl}/v1/events`, ({ request }) =>
        new URL(request.url).searchParams.has('cursor')
          ? new HttpResponse(null, { status: 503 })
          : HttpResponse.json({
              items: [anEvent()],
              nextCursor: 'older',
              head: 41,
            }),
      ),
    );
    renderWithDevhose(<EventsPage />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load older events' }),
    );
    expect(await screen.findByText(/could not be loaded/)).toBeVisible();
    expect(
      screen.getByRole('row', { name: /^Build “ci” failed/ }),
    ).toBeVisible();
  });
});

describe('without events', () => {
  it('loading is said', async () => {
    server.use(http.get(`${devhoseUrl}/v1/events`, () => delay('infinite')));
    renderWithDevhose(<EventsPage />);
    expect(await screen.findByText('Loading events')).toBeInTheDocument();
  });

  it('an empty log says where the first tool sends them', async () => {
    server.use(answering([]));
    renderWithDevhose(<EventsPage />);
    expect(
      await screen.findByText('Nothing has happened yet'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(`${devhoseUrl}/ingest/github`),
    ).toBeInTheDocument();
  });

  it('filters that nothing fits can be removed', async () => {
    server.use(answering([]));
    renderWithDevhose(<EventsPage />, { address: '/?source=other' });
    await screen.findByText('No event is like that');
    const [, inState] = screen.getAllByRole('button', {
      name: 'Remove all filters',
    });
    await userEvent.click(inState);
    expect(
      await screen.findByText('Nothing has happened yet'),
    ).toBeInTheDocument();
  });

  it('a failure is told, and tried again', async () => {
    server.use(
      failing('/v1/events', 503, 'ServiceUnavailableError', 'Being serviced'),
    );
    renderWithDevhose(<EventsPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Being serviced (503)',
    );
    server.use(answering([anEvent()]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('row', { name: /^Build “ci” failed/ }),
    ).toBeVisible();
  });

  it('a missing permission is named', async () => {
    server.use(failing('/v1/events', 403, 'NotAllowedError', 'No'));
    renderWithDevhose(<EventsPage />);
    expect(await screen.findByText(/devhose\.event\.read/)).toBeVisible();
  });

  it('a component without its repository is told what to add', async () => {
    server.use(answering([]));
    const unlinked = {
      ...shop,
      metadata: { name: 'till', namespace: 'default' },
    };
    renderWithDevhose(<EventsPage />, {
      entities: [unlinked],
      address: '/?entity=component:default/till',
    });
    expect(
      await screen.findByText('Devhose does not know the repository of till'),
    ).toBeVisible();
    expect(screen.getByText(/github\.com\/project-slug/)).toBeVisible();
  });

  it('what the address says and nobody understands is told', async () => {
    server.use(answering([anEvent()]));
    renderWithDevhose(<EventsPage />, { address: '/?range=3w' });
    expect(await screen.findByText('Ignored: range=3w.')).toBeVisible();
  });
});
