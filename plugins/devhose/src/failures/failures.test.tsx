import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import {
  eventTypes,
  type CloudEvent,
  type Failure,
} from '@pitstop/plugin-devhose-common';
import { aComponent } from '../__testUtils__/aComponent';
import { aCloudEvent, anEvent } from '../__testUtils__/anEvent';
import { failing, failuresOf } from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { FailuresCard } from './FailuresCard';
import { MyFailuresCard } from './MyFailuresCard';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const buyers = 'group:default/buyers';
const shop = aComponent('shop', {
  owner: buyers,
  slug: 'acme/shop',
  annotations: { 'pagerduty.com/service-id': 'PSHOP' },
});
const tool = aComponent('tool', {
  owner: 'user:default/ada',
  slug: 'acme/tool',
});
const till = aComponent('till', {
  owner: 'group:default/sellers',
  slug: 'acme/till',
});
const paper = aComponent('paper', { owner: buyers });

const build = anEvent();
const failure: Failure = { event: build, since: build.receivedAt, times: 1 };

const renderMine = (
  ownershipEntityRefs = ['user:default/ada', 'group:default/buyers'],
) =>
  renderWithDevhose(<MyFailuresCard />, {
    entities: [shop, tool, till, paper],
    ownershipEntityRefs,
  });

const renderOf = (entity: Entity) =>
  renderWithDevhose(
    <EntityProvider entity={entity}>
      <FailuresCard />
    </EntityProvider>,
    { entities: [shop, paper] },
  );

describe('what failed lately of mine', () => {
  it('is of what I and my teams own, and leads to the event', async () => {
    const asked: URLSearchParams[] = [];
    server.use(failuresOf([failure], asked));
    const { container } = renderMine();
    expect(
      await screen.findByRole('link', { name: 'Build “ci” failed' }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?outcome=failure&repository=github.com%2Facme%2Fshop&event=41.0',
    );
    expect(await screen.findByRole('link', { name: 'shop' })).toBeVisible();
    const listed = (name: string) => asked[0].get(name)?.split(',').sort();
    expect(listed('repository')).toEqual([
      'github.com/acme/shop',
      'github.com/acme/tool',
    ]);
    expect(listed('service')).toEqual(['PSHOP', 'paper', 'shop', 'tool']);
    expect(asked[0].get('days')).toBe('7');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is nothing, and says so', async () => {
    server.use(failuresOf([]));
    renderMine();
    expect(await screen.findByText('Nothing has failed.')).toBeVisible();
  });

  it('is told from owning nothing', async () => {
    renderMine(['user:default/nobody']);
    expect(
      await screen.findByText(/What you or your team own in the catalog/),
    ).toBeVisible();
  });

  it('says that it could not be loaded, and tries again', async () => {
    server.use(
      failing('/v1/failures', 503, 'ServiceUnavailableError', 'In service'),
    );
    renderMine();
    expect(await screen.findByRole('alert')).toHaveTextContent('In service');
    server.use(failuresOf([failure]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Build “ci” failed' }),
    ).toBeVisible();
  });

  it('says what still fails, and how soon the rest went well', async () => {
    const later = (event: CloudEvent) =>
      anEvent({ sequence: 42, receivedAt: '2026-03-04T10:10:01.000Z', event });
    server.use(
      failuresOf([
        { ...failure, times: 3 },
        {
          ...failure,
          event: anEvent({ sequence: 40 }),
          overcome: later(aCloudEvent(eventTypes.pipelineRunFinished)),
        },
        {
          ...failure,
          event: anEvent({ sequence: 39 }),
          overcome: later(
            aCloudEvent(eventTypes.changeMerged, { data: { number: 7 } }),
          ),
        },
      ]),
    );
    renderMine();
    expect(await screen.findByText(/^3 times, not repaired for/)).toBeVisible();
    expect(screen.getByText('passed 10 min later')).toBeVisible();
    expect(
      screen.getByText('pull request 7 merged 10 min later'),
    ).toBeVisible();
    expect(screen.getByText(/1 still fails\./)).toBeVisible();
  });

  it('is an incident too, of the component whose service it is of', async () => {
    const incident = aCloudEvent(eventTypes.incidentDetected, {
      subject: 'acme.pagerduty.com/incidents/Q7',
      data: {
        repository: undefined,
        incident: 'acme.pagerduty.com/incidents/Q7',
        service: 'checkout',
        toolServiceId: 'PSHOP',
      },
    });
    server.use(
      failuresOf([{ ...failure, event: anEvent({ event: incident }) }]),
    );
    renderMine();
    expect(
      await screen.findByRole('link', { name: 'Incident Q7 detected' }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?subject=acme.pagerduty.com%2Fincidents%2FQ7&event=41.0',
    );
    expect(await screen.findByRole('link', { name: 'shop' })).toBeVisible();
    expect(screen.getByText(/^open for/)).toBeVisible();
  });
});

describe('what failed lately of an entity', () => {
  it('leads to the event and to all failures', async () => {
    server.use(failuresOf([failure]));
    renderOf(shop);
    expect(
      await screen.findByRole('link', { name: 'Build “ci” failed' }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?outcome=failure&entity=component%3Adefault%2Fshop&event=41.0',
    );
    expect(
      screen.getByRole('link', { name: 'All failures of shop' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/shop/activity?outcome=failure',
    );
    expect(screen.queryByRole('link', { name: 'shop' })).toBeNull();
  });

  it('is left out where no repository is known, and nothing has failed', async () => {
    const asked: URLSearchParams[] = [];
    server.use(failuresOf([], asked));
    renderOf(paper);
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0].get('service')).toBe('paper');
    expect(screen.queryByText('Failed lately')).toBeNull();
  });

  it('is of its service where no repository is known', async () => {
    server.use(failuresOf([failure]));
    renderOf(paper);
    expect(
      await screen.findByRole('link', { name: 'Build “ci” failed' }),
    ).toBeVisible();
  });
});
