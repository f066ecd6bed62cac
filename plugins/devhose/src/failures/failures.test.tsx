import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { setupServer } from 'msw/node';
import { eventTypes } from '@pitstop/plugin-devhose-common';
import { aCloudEvent, anEvent } from '../__testUtils__/anEvent';
import {
  answering,
  failing,
  vocabularyOf,
} from '../__testUtils__/devhoseServer';
import { renderWithDevhose } from '../__testUtils__/renderWithDevhose';
import { FailuresCard } from './FailuresCard';
import { MyFailuresCard } from './MyFailuresCard';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

function component(name: string, owner: string, slug?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: slug ? { 'github.com/project-slug': slug } : {},
    },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

const shop = component('shop', 'group:default/buyers', 'acme/shop');
const tool = component('tool', 'user:default/ada', 'acme/tool');
const till = component('till', 'group:default/sellers', 'acme/till');
const paper = component('paper', 'group:default/buyers');

const failure = anEvent();
const check = anEvent({
  event: aCloudEvent(eventTypes.taskRunFinished, {
    content: { outcome: 'failure' },
  }),
});

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

beforeEach(() => {
  server.use(vocabularyOf([failure, check]));
});

describe('what failed lately of mine', () => {
  it('is of what I and my teams own, and leads to the event', async () => {
    const asked: URLSearchParams[] = [];
    server.use(answering([failure], asked));
    const { container } = renderMine();
    expect(
      await screen.findByRole('link', { name: 'Build “ci” failed' }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?outcome=failure&repository=github.com%2Facme%2Fshop&event=41.0',
    );
    expect(await screen.findByRole('link', { name: 'shop' })).toBeVisible();
    expect(asked[0].get('repository')?.split(',').sort()).toEqual([
      'github.com/acme/shop',
      'github.com/acme/tool',
    ]);
    expect(asked[0].get('outcome')).toBe('failure');
    // What a check is a step of fails with it.
    expect(asked[0].get('type')).toBe(eventTypes.pipelineRunFinished);
    const days =
      (Date.now() - Date.parse(asked[0].get('from') ?? '')) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is nothing, and says so', async () => {
    server.use(answering([]));
    renderMine();
    expect(await screen.findByText('Nothing has failed.')).toBeVisible();
  });

  it('is told from owning nothing', async () => {
    renderMine(['user:default/nobody']);
    expect(
      await screen.findByText(/What you or your team own in the catalog/),
    ).toBeVisible();
  });

  it.each(['/v1/vocabulary', '/v1/events'])(
    'says that %s failed, and tries again',
    async path => {
      server.use(failing(path, 503, 'ServiceUnavailableError', 'In service'));
      renderMine();
      expect(await screen.findByRole('alert')).toHaveTextContent('In service');
      server.use(answering([failure]), vocabularyOf([failure]));
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByRole('link', { name: 'Build “ci” failed' }),
      ).toBeVisible();
    },
  );
});

describe('what failed lately of an entity', () => {
  it('leads to the event and to all failures', async () => {
    server.use(answering([failure]));
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

  it('is left out where no repository is known', async () => {
    renderOf(paper);
    await waitFor(() => expect(screen.queryByText('Failed lately')).toBeNull());
  });
});
