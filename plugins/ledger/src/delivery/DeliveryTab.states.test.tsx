import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aReport, counts, leadTimes } from '../__testUtils__/aReport';
import {
  cardOf,
  component,
  expectAccessible,
  renderTab,
  team,
  teamScope,
  textOf,
} from '../__testUtils__/deliveryTab';
import { answering, deliveryUrl, failing } from '../__testUtils__/ledgerServer';
import { someBuilds, someCode } from '../__testUtils__/sections';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

describe('the Delivery tab without numbers', () => {
  it('withholds stages of few people, and says why', async () => {
    const report = aReport();
    report.leadTime.current.stages = {
      status: 'withheld',
      minimumContributors: 3,
    };
    server.use(answering(report));
    const { container } = renderTab(component, 'lead-time');
    expect(
      await screen.findByText(/fewer than 3 people are behind/),
    ).toBeInTheDocument();
    expect(screen.queryByText('Pickup')).not.toBeInTheDocument();
    await expectAccessible(container);
  });

  it('says no data, not zero, for a range before the first deployment', async () => {
    const report = aReport();
    report.deploymentFrequency.current = counts();
    report.deploymentFrequency.series = report.deploymentFrequency.series
      .slice(0, 3)
      .map(({ start, end }) => ({
        start,
        end,
        incomplete: false,
        ...counts(),
      }));
    report.leadTime.current = leadTimes(0);
    server.use(answering(report));
    renderTab();
    await screen.findAllByText('No data');
    const card = textOf(await cardOf('Deployment frequency'));
    expect(card).toContain('No data');
    expect(card).toContain('Nothing had been deployed by then');
    expect(textOf(await cardOf('Lead time for changes'))).toContain(
      'No change reached production for the first time in this range',
    );
  });

  it('says where a series begins', async () => {
    const report = aReport();
    Object.assign(report.deploymentFrequency.series[0], {
      deployments: undefined,
    });
    server.use(answering(report));
    renderTab(component, 'deployments');
    expect(textOf(await screen.findByText(/^No data before/))).toBe(
      'No data before Jan 13, 2025: the first deployment came then.',
    );
    // Days before the first deployment would make the average too low.
    expect(screen.queryByText(/a week$/)).toHaveTextContent('Between');
  });

  it('explains how to send deployments when there never was one', async () => {
    const report = aReport();
    report.deploymentFrequency.current = { ...counts(), failed: 2 };
    report.incidents.incidents = 0;
    for (const week of report.deploymentFrequency.series) {
      delete week.deployments;
    }
    server.use(answering(report));
    const { container } = renderTab();
    expect(
      await screen.findByRole('heading', {
        name: 'checkout-api has not been deployed to production yet',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/2 attempts failed/)).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 3 }).map(textOf)).toEqual([
      'The repository — connected',
      'Deployments',
      'Pull requests, reviews and pushes — connected',
      'Builds',
      'Incidents',
      'Quality',
    ]);
    expect(
      await screen.findByText(
        'http://localhost:7007/api/devhose/ingest/github',
      ),
    ).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('knows what tells of a library that is never deployed, and leads there', async () => {
    const report = aReport();
    report.deploymentFrequency.current = counts();
    for (const week of report.deploymentFrequency.series) {
      delete week.deployments;
    }
    report.leadTime.undeployed = { changes: 0 };
    report.incidents.incidents = 0;
    const asked: Array<string | null> = [];
    server.use(
      http.get(deliveryUrl, ({ request }) => {
        const { searchParams } = new URL(request.url);
        const include = searchParams.get('include');
        asked.push(include);
        return HttpResponse.json(
          include === null
            ? report
            : {
                ...report,
                builds: someBuilds(report),
                code: someCode(report),
              },
        );
      }),
    );
    renderTab(component, '?range=4w');
    const code = await screen.findByRole('link', { name: 'Open Code' });
    expect(code).toHaveAttribute('href', '/delivery/code?range=4w');
    expect(screen.getByRole('link', { name: 'Open Builds' })).toBeVisible();
    expect(screen.getAllByRole('heading', { level: 3 }).map(textOf)).toEqual([
      'The repository — connected',
      'Deployments',
      'Pull requests, reviews and pushes — connected',
      'Builds — connected',
      'Incidents',
      'Quality',
    ]);
    expect(asked).toEqual([null, 'builds,code,quality']);
  });

  it('gives the annotation to copy when the repository is not known', async () => {
    // jsdom has no clipboard: this is the moment when a browser would copy.
    const copied = jest.fn(() => document.getSelection()?.toString());
    document.execCommand = () => Boolean(copied());
    const report = aReport();
    report.scope.linkedComponents = 0;
    server.use(answering(report));
    const { container } = renderTab({
      ...component,
      metadata: {
        ...component.metadata,
        annotations: {
          'backstage.io/source-location':
            'url:https://github.com/acme/checkout',
          'backstage.io/edit-url': 'https://github.com/acme/checkout/edit',
        },
      },
    });
    await screen.findByText(/does not know the repository of checkout-api/);
    expect(container.querySelector('pre')).toHaveTextContent(
      'github.com/project-slug: acme/checkout',
    );
    expect(
      screen.getByRole('heading', { name: 'The repository' }),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Copy' }));
    expect(copied).toHaveReturnedWith(
      'metadata:\n  annotations:\n    github.com/project-slug: acme/checkout',
    );
    expect(screen.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Edit catalog-info.yaml' }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/edit');
    expect(screen.queryByText('Time range')).not.toBeInTheDocument();
    await expectAccessible(container);
  });

  it.each([
    [{ components: 0, linkedComponents: 0 }, /No component belongs to buyers/],
    [
      { components: 4, linkedComponents: 0 },
      /None of the components of buyers is linked/,
    ],
  ])('says what to connect for a team with %j', async (numbers, expected) => {
    server.use(answering(aReport({ scope: { ...teamScope, ...numbers } })));
    const { container } = renderTab(team);
    expect(
      await screen.findByRole('heading', { name: expected }),
    ).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('tells which settings of components can not be used, and what to write', async () => {
    server.use(
      answering(
        aReport({
          scope: {
            ...teamScope,
            problems: [
              {
                entityRef: 'component:default/till',
                annotation: 'ledger.pitstop/look-back-days',
                message: "'soon' is no number of days; write one, such as 30",
              },
            ],
          },
        }),
      ),
    );
    const { container } = renderTab(team);
    expect(
      await screen.findByText(
        "component:default/till, ledger.pitstop/look-back-days: 'soon' is no number of days; write one, such as 30",
      ),
    ).toBeVisible();
    expect(screen.getByText('12')).toBeVisible();
    await expectAccessible(container);
  });

  it('says that the reader is not allowed to see it', async () => {
    server.use(failing(403, 'NotAllowedError', 'Unauthorized'));
    const { container } = renderTab();
    expect(
      await screen.findByRole('heading', { name: /not allowed/ }),
    ).toBeInTheDocument();
    expect(screen.getByText(/ledger\.metric\.read/)).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('says what failed, and loads when tried again', async () => {
    server.use(failing(503, 'ServiceUnavailableError', 'The database is gone'));
    const { container } = renderTab();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The delivery of checkout-api could not be loaded: The database is gone (503)',
    );
    await expectAccessible(container);

    server.use(answering(aReport()));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('12')).toBeInTheDocument();
  });
});
