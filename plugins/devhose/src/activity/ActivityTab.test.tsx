import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { aComponent } from '../__testUtils__/aComponent';
import { aCloudEvent, anEvent } from '../__testUtils__/anEvent';
import {
  answering,
  failing,
  vocabularyOf,
} from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { ActivityTab } from './ActivityTab';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const shop = aComponent('shop', {
  slug: 'acme/shop',
  owner: 'group:default/buyers',
});
const till = aComponent('till', { slug: 'acme/till' });

const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'buyers', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

const system: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'buying', namespace: 'default' },
  relations: ['shop', 'till', 'paper'].map(name => ({
    type: 'hasPart',
    targetRef: `component:default/${name}`,
  })),
};

const deployed = anEvent({
  sequence: 50,
  receivedAt: '2026-03-05T09:00:00.000Z',
  event: aCloudEvent(eventTypes.serviceDeployed, {
    data: { commit: 'abcdef0123456789', environment: 'production' },
  }),
});

/** Of a tool that knows the service only. */
const paged = anEvent({
  sequence: 51,
  receivedAt: '2026-03-05T10:00:00.000Z',
  event: aCloudEvent(eventTypes.incidentDetected, {
    subject: 'acme.pagerduty.com/incidents/Q7',
    data: {
      repository: undefined,
      incident: 'acme.pagerduty.com/incidents/Q7',
      service: 'till',
      toolServiceId: 'PTILL',
    },
  }),
});

const started = anEvent({
  sequence: 49,
  event: aCloudEvent(eventTypes.taskRunStarted, { data: { name: 'lint' } }),
});

const events = [deployed, anEvent()];

const renderTab = (entity: Entity, options = {}) =>
  renderWithDevhose(
    <EntityProvider entity={entity}>
      <ActivityTab />
    </EntityProvider>,
    { entities: [shop, till, aComponent('paper'), system], ...options },
  );

beforeEach(() => {
  server.use(vocabularyOf([...events, started]));
});

describe('the activity', () => {
  it('is told by day, and leads to each event', async () => {
    server.use(answering(events));
    const { container } = renderTab(shop);
    const link = await screen.findByRole('link', {
      name: 'abcdef0 deployed to production',
    });
    expect(link).toHaveAttribute(
      'href',
      '/devhose/events?entity=component%3Adefault%2Fshop&event=50.0',
    );
    const days = screen.getAllByRole('region', { name: /2026/ });
    expect(
      days.map(day => within(day).getAllByRole('listitem').length),
    ).toEqual([1, 1]);
    expect(days[0]).toHaveTextContent(/Thu.*Mar 5, 2026/);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('leaves steps on the way out until asked for', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering(events, asked));
    renderTab(shop);
    await screen.findByText('abcdef0 deployed to production');
    expect(asked[0].get('repository')).toBe('github.com/acme/shop');
    expect(asked[0].get('type')?.split(',').sort()).toEqual(
      [eventTypes.pipelineRunFinished, eventTypes.serviceDeployed].sort(),
    );
    await userEvent.click(screen.getByRole('switch', { name: /Every step/ }));
    await waitFor(() =>
      expect(asked[asked.length - 1].has('type')).toBe(false),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('/?steps=all');
  });

  it('can be narrowed down to kinds, in the address', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering(events, asked));
    renderTab(shop, { address: '/?kind=build' });
    await screen.findByText('abcdef0 deployed to production');
    expect(asked[0].get('type')).toBe(eventTypes.pipelineRunFinished);
    await userEvent.click(screen.getByRole('button', { name: 'Deployments' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(
        '/?kind=build&kind=deployment',
      ),
    );
  });

  it('can be narrowed down to what failed, in the address', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering(events, asked));
    renderTab(shop);
    await userEvent.click(
      await screen.findByRole('switch', { name: 'Only failures' }),
    );
    await waitFor(() =>
      expect(asked[asked.length - 1].get('outcome')).toBe('failure'),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?outcome=failure',
    );
    // Beside the event, the page it leads to shows failures too.
    expect(
      screen.getByRole('link', { name: 'abcdef0 deployed to production' }),
    ).toHaveAttribute('href', expect.stringContaining('outcome=failure'));
  });

  it('is also what names no repository, but the service', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering([paged], asked));
    renderTab(
      aComponent('till', {
        slug: 'acme/till',
        annotations: { 'pagerduty.com/service-id': 'PTILL' },
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'Incident Q7 detected' }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?entity=component%3Adefault%2Ftill&event=51.0',
    );
    expect(asked[0].get('repository')).toBe('github.com/acme/till');
    expect(asked[0].get('service')).toBe('till,PTILL');
  });

  it('of a component without a repository is that of its service', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering([paged], asked));
    renderTab(aComponent('paper'));
    expect(
      await screen.findByRole('link', { name: 'Incident Q7 detected' }),
    ).toBeVisible();
    expect(asked[0].has('repository')).toBe(false);
    expect(asked[0].get('service')).toBe('paper');
  });

  it('of a team is that of all components it owns', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering(events, asked));
    renderTab(team);
    expect(
      (await screen.findAllByRole('link', { name: 'shop' }))[0],
    ).toHaveAttribute('href', '/catalog/default/component/shop');
    expect(asked[0].get('repository')).toBe('github.com/acme/shop');
  });

  it('of a system is that of all its components, with their names', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering(events, asked));
    renderTab(system);
    expect(
      (await screen.findAllByRole('link', { name: 'shop' }))[0],
    ).toHaveAttribute('href', '/catalog/default/component/shop');
    expect(asked[0].get('repository')).toBe(
      'github.com/acme/shop,github.com/acme/till',
    );
  });
});

describe('without activity', () => {
  it('a component without its repository is told what to add', async () => {
    server.use(answering([]));
    renderTab(aComponent('paper'));
    expect(
      await screen.findByText('Devhose does not know the repository of paper'),
    ).toBeVisible();
  });

  it('a team without components is told how to get one', async () => {
    renderTab({ ...team, metadata: { ...team.metadata, name: 'idle' } });
    expect(
      await screen.findByText('No component belongs to idle'),
    ).toBeVisible();
    expect(screen.getByText(/owner: group:default\/idle/)).toBeVisible();
  });

  it('a component of which nothing failed is told from a quiet one', async () => {
    server.use(answering([]));
    renderTab(shop, { address: '/?outcome=failure' });
    expect(await screen.findByText('Nothing of shop has failed')).toBeVisible();
  });

  it('a quiet component is told where its events would come from', async () => {
    server.use(answering([]));
    renderTab(shop);
    expect(
      await screen.findByText('Nothing has happened to shop yet'),
    ).toBeVisible();
    expect(await screen.findByText(/ingest\/github/)).toBeVisible();
  });

  it('a kind that nothing is of is told from a quiet component', async () => {
    renderTab(shop, { address: '/?kind=incident' });
    expect(
      await screen.findByText('Nothing of that kind has happened to shop'),
    ).toBeVisible();
  });

  it.each(['/v1/vocabulary', '/v1/events'])(
    'a failure of %s is told, and tried again',
    async path => {
      server.use(
        failing(path, 503, 'ServiceUnavailableError', 'Being serviced'),
        answering(events),
      );
      renderTab(shop);
      expect(await screen.findByRole('alert')).toHaveTextContent(
        'Being serviced',
      );
      server.use(answering(events), vocabularyOf(events));
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByText('abcdef0 deployed to production'),
      ).toBeVisible();
    },
  );

  it('a missing permission is named', async () => {
    server.use(failing('/v1/vocabulary', 403, 'NotAllowedError', 'No'));
    renderTab(shop);
    expect(await screen.findByText(/devhose\.event\.read/)).toBeVisible();
  });
});
