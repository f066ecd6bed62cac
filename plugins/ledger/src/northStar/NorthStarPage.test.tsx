import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type {
  Annotation,
  NorthStarReport,
} from '@pitstop/plugin-ledger-common';
import { aNorthStar } from '../__testUtils__/aNorthStar';
import { textOf } from '../__testUtils__/deliveryTab';
import { failing, ledgerUrl } from '../__testUtils__/ledgerServer';
import { renderWithLedger } from '../__testUtils__/renderWithLedger';
import { NorthStarPage } from './NorthStarPage';

expect.extend(toHaveNoViolations);

const organization: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'acme', namespace: 'default' },
  spec: { type: 'organization', children: [] },
};

const server = setupServer();
registerMswTestHooks(server);

const renderPage = (
  options: {
    address?: string;
    entities?: Entity[];
    mayChange?: boolean;
  } = {},
) =>
  renderWithLedger(<NorthStarPage />, { entities: [organization], ...options });

const grown = [2, 2, 4, 4, 5, 7, 8, 10, 9, 12, 3];

const answering = (report: NorthStarReport) =>
  http.get(`${ledgerUrl}/north-star`, () => HttpResponse.json(report));

/** A Ledger that remembers what is remarked. */
function remembering(...annotations: Annotation[]) {
  let known = annotations;
  let next = 10;
  server.use(
    http.get(`${ledgerUrl}/north-star`, () =>
      HttpResponse.json(aNorthStar(grown, { annotations: known })),
    ),
    http.post<never, Annotation & { entityRef: string }>(
      `${ledgerUrl}/annotations`,
      async ({ request }) => {
        const { entityRef, date, text } = await request.json();
        expect(entityRef).toBe('group:default/acme');
        const added = { id: `${next++}`, date, text };
        known = [...known, added];
        return HttpResponse.json(added);
      },
    ),
    http.put<{ id: string }, Annotation>(
      `${ledgerUrl}/annotations/:id`,
      async ({ request, params: { id } }) => {
        const changed = { ...(await request.json()), id };
        known = known.map(each => (each.id === id ? changed : each));
        return HttpResponse.json(changed);
      },
    ),
    http.delete(`${ledgerUrl}/annotations/:id`, ({ params: { id } }) => {
      known = known.filter(each => each.id !== id);
      return new HttpResponse(undefined, { status: 204 });
    }),
  );
}

const spain: Annotation = {
  id: '1',
  date: '2025-01-15',
  text: 'Onboarded Spain',
};

const remarks = async () =>
  within(await screen.findByRole('region', { name: 'Remarks' }));

describe('the North Star', () => {
  it('is every week since the first deployment, the running one apart', async () => {
    server.use(answering(aNorthStar(grown)));
    const { container } = renderPage();
    await screen.findByText('12');
    const page = textOf(container);
    expect(page).toContain('12 by acme last week (Mar 10 – 16, 2025)');
    expect(page).toContain('33% more, better9 in the time before');
    expect(page).toContain('3 so far this week');
    expect(page).toContain(
      '9.8 a week in the last four weeks, 3 in the first four',
    );
    expect(page).toContain('Week by week since Jan 6, 2025');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has what drives it beside it', async () => {
    server.use(answering(aNorthStar([2, 3, 4, 5])));
    const { container } = renderPage();
    await screen.findByText('50%');
    const page = textOf(container);
    expect(page).toContain(
      'Adoption50%30 of 60 components deployed in the last four weeks',
    );
    expect(page).toContain('Repositories with a merged change22');
    expect(page).toContain('Time to merge2 habout the same');
    expect(page).toContain('Build duration5 min');
    expect(page).toContain('Build success rate90%');
  });

  it('holds each company against nothing but itself', async () => {
    server.use(answering(aNorthStar(grown)));
    renderPage();
    const boots = (await screen.findByRole('link', { name: 'boots' })).closest(
      'li',
    );
    expect(textOf(boots)).toContain('9.8 a week95% more, better5 in the time');
    expect(textOf(boots)).toContain(
      '66 deployments since Jan 6, 2025 · 30 of 40 components deployed in the last four weeks',
    );
    expect(screen.getByRole('link', { name: 'hats' })).toHaveAttribute(
      'href',
      '/catalog/default/group/hats/delivery',
    );
  });

  it('opens the facts behind the last whole week, of what is looked at', async () => {
    const asked: Array<Record<string, string>> = [];
    const { scope, ...report } = aNorthStar(grown);
    server.use(
      answering({
        ...report,
        scope: { ...scope, filter: { type: 'service' } },
      }),
      http.get(`${ledgerUrl}/evidence`, ({ request }) => {
        asked.push(Object.fromEntries(new URL(request.url).searchParams));
        return HttpResponse.json({ items: [] });
      }),
    );
    renderPage({ address: '/?type=service' });
    await userEvent.click(
      await screen.findByRole('link', { name: /^12 by acme last week/ }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Deployments to production' }),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      await screen.findByRole('link', { name: /^Build success rate: 90%/ }),
    );
    await waitFor(() =>
      expect(asked.map(({ metric }) => metric)).toEqual([
        'deployment-frequency',
        'failed-builds',
      ]),
    );
    expect(asked[0]).toMatchObject({
      entityRef: 'group:default/acme',
      type: 'service',
      from: '2025-03-10T00:00:00.000Z',
      to: '2025-03-17T00:00:00.000Z',
    });
  });

  it('says which components are on the platform and which are not, as of now', async () => {
    const asked: Array<Record<string, string>> = [];
    server.use(
      answering(aNorthStar(grown)),
      http.get(`${ledgerUrl}/evidence`, ({ request }) => {
        asked.push(Object.fromEntries(new URL(request.url).searchParams));
        return HttpResponse.json({ items: [] });
      }),
    );
    renderPage();
    await userEvent.click(
      await screen.findByRole('link', { name: /^Adoption: 50%/ }),
    );
    const facts = within(await screen.findByRole('dialog'));
    expect(
      await facts.findByText(/^acme, the four weeks up to Mar 24/),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(
      screen.getByRole('link', {
        name: /^Components deployed in four weeks: 30/,
      }),
    );
    await waitFor(() => expect(asked).toHaveLength(2));
    // Adoption is of now; what stands beside the courses, of the last whole week.
    expect(asked).toMatchObject([
      {
        metric: 'adoption',
        order: 'longest',
        to: '2025-03-24T00:00:00.000Z',
      },
      { metric: 'deployed-components', to: '2025-03-17T00:00:00.000Z' },
    ]);
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('link', {
        name: '30 of 40 components deployed in the last four weeks',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/group/boots/delivery?evidence=adoption&order=longest',
    );
  });

  it('is of the components that the address names, until the reader wants all', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${ledgerUrl}/north-star`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(aNorthStar(grown));
      }),
    );
    renderPage({
      address: '/?type=service&lifecycle=production&environment=live-eu',
    });
    await screen.findByText('12');
    expect(asked).toEqual([
      '?environment=live-eu&lifecycle=production&type=service',
    ]);

    await userEvent.click(screen.getByRole('button', { name: 'Filters (3)' }));
    expect(
      await screen.findByRole('button', { name: /live-eu Environment/ }),
    ).toBeVisible();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show everything' }),
    );
    await waitFor(() => expect(asked.at(-1)).toBe(''));
    expect(screen.getByLabelText('address')).toHaveTextContent(/^$/);
  });

  it('says of filters that they leave nothing, not that the organisation is not connected', async () => {
    const { scope, ...report } = aNorthStar([0, 0]);
    server.use(
      answering({
        ...report,
        scope: { ...scope, filter: { type: 'library' } },
        weeks: report.weeks.map(({ deployments, ...week }) => week),
      }),
    );
    renderPage({ address: '/?type=library' });
    expect(
      await screen.findByText(/^Nothing that the filters leave of acme has/),
    ).toBeVisible();
    expect(screen.queryByText(/What to connect/)).not.toBeInTheDocument();
  });

  it('makes no sentence about growth of a few weeks', async () => {
    server.use(answering(aNorthStar([2, 3, 4, 1])));
    renderPage();
    expect(
      await screen.findByText('Deployments of every week so far'),
    ).toBeInTheDocument();
  });

  it('asks for the numbers while it looks which organisation that is', async () => {
    const asked = new Promise<void>(resolve => {
      server.use(
        http.get(`${ledgerUrl}/north-star`, () => {
          resolve();
          return HttpResponse.json(aNorthStar(grown));
        }),
      );
    });
    const catalog = catalogApiMock({ entities: [organization] });
    const queryEntities = catalog.queryEntities.bind(catalog);
    jest.spyOn(catalog, 'queryEntities').mockImplementation(async request => {
      await asked;
      return queryEntities(request);
    });

    renderWithLedger(<NorthStarPage />, { catalog });
    expect(await screen.findByText('12')).toBeInTheDocument();
  });

  it('says what is missing where the catalog has no organisation', async () => {
    server.use(
      failing(
        404,
        'NotFoundError',
        'The catalog has no Group',
        `${ledgerUrl}/north-star`,
      ),
    );
    const { container } = renderPage({ entities: [] });
    expect(
      await screen.findByRole('heading', { name: /no organisation yet/ }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what failed', async () => {
    server.use(
      failing(
        503,
        'ServiceUnavailableError',
        'The database is gone',
        `${ledgerUrl}/north-star`,
      ),
    );
    renderPage();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is gone (503)',
    );
  });
});

describe('the remarks on the North Star', () => {
  it('are for everybody to read, and for few to write', async () => {
    remembering(spain);
    renderPage();
    const list = await remarks();
    expect(textOf(list.getByRole('listitem'))).toBe(
      '1Jan 15, 2025Onboarded Spain',
    );
    expect(list.queryByRole('button')).not.toBeInTheDocument();
  });

  it('stand in the table of the chart, at their week', async () => {
    remembering(spain);
    renderPage();
    await userEvent.click(
      await screen.findByRole('button', { name: /as a table/ }),
    );
    expect(
      textOf(screen.getByRole('rowheader', { name: /Onboarded Spain/ })),
    ).toBe('Jan 13 – 19, 2025Onboarded Spain');
  });

  it('are added and put right', async () => {
    remembering();
    const { baseElement } = renderPage({ mayChange: true });
    const list = await remarks();
    const add = await list.findByRole('button', { name: 'Add a remark' });
    await userEvent.click(add);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'What happened' }),
      'Onboarded Italy',
    );
    expect(await axe(baseElement)).toHaveNoViolations();
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await list.findByText('Onboarded Italy')).toBeVisible();
    await waitFor(() => expect(add).toHaveFocus());

    await userEvent.click(
      list.getByRole('button', { name: 'Change “Onboarded Italy”' }),
    );
    const text = await screen.findByRole('textbox', { name: 'What happened' });
    await userEvent.type(text, ' and Malta{Tab}');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await list.findByText('Onboarded Italy and Malta')).toBeVisible();
  });

  it('are taken away, and brought back', async () => {
    remembering(spain);
    renderPage({ mayChange: true });
    const list = await remarks();
    await userEvent.click(
      await list.findByRole('button', { name: 'Remove “Onboarded Spain”' }),
    );
    expect(await list.findByText('Removed “Onboarded Spain”')).toBeVisible();
    await waitFor(() =>
      expect(list.queryByRole('listitem')).not.toBeInTheDocument(),
    );
    await userEvent.click(list.getByRole('button', { name: 'Undo' }));
    expect(textOf(await list.findByRole('listitem'))).toBe(
      '1Jan 15, 2025Onboarded Spain',
    );
    expect(list.queryByText(/^Removed/)).not.toBeInTheDocument();
  });

  it('stay in the dialog when they could not be saved', async () => {
    remembering();
    server.use(
      http.post(`${ledgerUrl}/annotations`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'Unauthorized' } },
          { status: 403 },
        ),
      ),
    );
    renderPage({ mayChange: true });
    const list = await remarks();
    await userEvent.click(
      await list.findByRole('button', { name: 'Add a remark' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    const text = dialog.getByRole('textbox', { name: 'What happened' });
    await userEvent.type(text, 'Froze releases');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/Unauthorized/);
    expect(text).toHaveValue('Froze releases');
  });
});
