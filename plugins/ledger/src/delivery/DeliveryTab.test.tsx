import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { aReport, counts, leadTimes } from '../__testUtils__/aReport';
import { answering, deliveryUrl, failing } from '../__testUtils__/ledgerServer';
import { renderWithLedger } from '../__testUtils__/renderWithLedger';
import { DeliveryTab } from './DeliveryTab';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api', namespace: 'default' },
};

const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'buyers', namespace: 'default' },
  spec: { type: 'team', children: [] },
};

const teamScope: DeliveryReport['scope'] = {
  entityRef: 'group:default/buyers',
  kind: 'team',
  components: 4,
  linkedComponents: 4,
};

function renderTab(entity = component, subpage = '') {
  return renderWithLedger(
    <EntityProvider entity={entity}>
      <DeliveryTab />
    </EntityProvider>,
    { address: `/delivery/${subpage}`, mountPath: '/delivery' },
  );
}

/** Spaces that Intl makes unbreakable are spaces all the same. */
const textOf = (element: Element | null | undefined) =>
  element?.textContent?.replace(/[\u00a0\u2009\u202f]/g, ' ') ?? '';

async function cardOf(title: string) {
  const heading = await screen.findByRole('heading', { name: title });
  return heading.closest<HTMLElement>('.bui-Card');
}

async function expectAccessible(container: Element) {
  expect(await axe(container)).toHaveNoViolations();
}

describe('the Delivery tab', () => {
  it('says each of the five metrics in brief', async () => {
    server.use(answering(aReport()));
    const { container } = renderTab();
    await screen.findByText('12');
    const frequency = textOf(await cardOf('Deployment frequency'));
    expect(frequency).toContain('Between 0 and 6 deployments a week');
    expect(frequency).toContain('12 deployments to production');
    expect(frequency).toContain('33% more, better9 in the time before');
    expect(frequency).toContain('about 3.7 a week');
    const leadTime = textOf(await cardOf('Lead time for changes'));
    expect(leadTime).toContain('Weekly medians between 1 d 1 h and 1 d 6 h');
    expect(leadTime).toContain('1 d 4 h median20% longer, worse23 h 20 min');
    expect(leadTime).toContain('n = 20 changes');
    const failRate = textOf(await cardOf('Change fail rate'));
    expect(failRate).toContain('3 of 12 deployments failed');
    expect(failRate).toContain('25% of the deployments');
    expect(failRate).toContain('25 percentage points higher, worse0% in the');
    const recovery = textOf(await cardOf('Failed deployment recovery time'));
    expect(recovery).toContain(
      '1 failed deployment is not recovered since Jan 27, 2025',
    );
    expect(recovery).toContain('1 h medianno data for the time before');
    expect(recovery).toContain('n = 2 recovered deployments');
    const rework = textOf(await cardOf('Deployment rework rate'));
    expect(rework).toContain('3 of 14 deployments were hotfixes or rollbacks');
    expect(rework).toContain('21% of the deployments');
    expect(
      screen.getByRole('img', { name: 'Week by week: 5, 0, 6, 1' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/last week is dashed/)).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('says nothing of failures where they are not counted', async () => {
    const report = aReport();
    report.changeFailRate.current = { failed: 0, deployments: 0 };
    server.use(answering(report));
    renderTab();
    await screen.findByText('12');
    expect(screen.getAllByRole('heading', { level: 2 }).map(textOf)).toEqual([
      'Deployment frequency',
      'Lead time for changes',
    ]);
  });

  it('shows deployments, and apart what delivers nothing', async () => {
    server.use(answering(aReport()));
    const { container } = renderTab(component, 'deployments');
    await screen.findByText('12');
    const card = textOf(await cardOf('Deployment frequency'));
    expect(card).toContain('12 deployments to production');
    expect(card).toContain('33% more, better9 in the time before');
    expect(card).toContain('Between 0 and 6 deployments a week');
    expect(card).toContain('Rollbacks2Redeployments1Failed attempts3');
    expect(card).toContain('Failed in production3Recovered2');
    expect(card).toContain('Still failing1the oldest since Jan 27, 2025');
    expect(textOf(await cardOf('Day by day'))).toContain('at most 6 times');
    await expectAccessible(container);
  });

  it('shows lead time, where longer is worse, with n and what it leaves out', async () => {
    server.use(answering(aReport()));
    renderTab(component, 'lead-time');
    await screen.findByText('median');
    const card = textOf(await cardOf('Lead time for changes'));
    expect(card).toContain('1 d 4 h median');
    expect(card).toContain('20% longer, worse23 h 20 min in the time before');
    expect(card).toContain('9 of 10 changes within 4 d 16 h');
    expect(card).toContain('n = 20 changes');
    expect(card).toContain('Weekly medians between 1 d 1 h and 1 d 6 h');
    expect(card).toContain('4 changesthe oldest has waited since');
    expect(card).toContain('Unmeasurable1 change');
  });

  it('shows the stages, and says that their medians do not sum', async () => {
    server.use(answering(aReport()));
    renderTab(component, 'lead-time');
    await screen.findByText('Pickup');
    const card = textOf(await cardOf('Where the time goes'));
    expect(card).toContain('Review takes longest, with a median of 8 h');
    expect(card).toContain('Coding2 hPickup1 hReview8 hDeploy0 min');
    expect(card).toContain('medians do not');
  });

  it('says which days, time zone and newest event its numbers cover', async () => {
    server.use(answering(aReport()));
    renderTab();
    expect(textOf(await screen.findByText(/time zone UTC/))).toMatch(
      /^Jan 6 – 28, 2025 · time zone UTC · newest event counted: Jan 28, 23:59$/,
    );
  });

  it('counts a team’s linked components, and says how many are not', async () => {
    server.use(
      answering(aReport({ scope: { ...teamScope, linkedComponents: 3 } })),
    );
    renderTab(team);
    expect(
      await screen.findByText(/3 of 4 components: the others are not linked/),
    ).toBeInTheDocument();
  });

  it('marks the running week in the table of the chart', async () => {
    server.use(answering(aReport()));
    renderTab(component, 'deployments');
    await screen.findByText('12');
    const card = await cardOf('Deployment frequency');
    await userEvent.click(
      within(card!).getByRole('button', { name: /as a table/ }),
    );
    const rows = within(within(card!).getByRole('table')).getAllByRole('row');
    expect(rows.map(row => textOf(row))).toEqual([
      'WeekPlannedHotfixesRollbacksRedeploymentsFailed attemptsFailed in productionRecovered',
      'Jan 27 – 28, 2025 (incomplete)1000000',
      'Jan 20 – 26, 20256000000',
      'Jan 13 – 19, 20250000000',
      'Jan 6 – 12, 20255000000',
    ]);
  });

  it('gives the 90th percentile only where it rests on enough changes', async () => {
    const report = aReport();
    report.leadTime.series[0].changes = 11;
    report.leadTime.series[3].changes = 12;
    report.leadTime.series.push({
      ...report.leadTime.series[3],
      start: '2025-01-29T00:00:00.000Z',
      changes: 2,
    });
    server.use(answering(report));
    renderTab(component, 'lead-time');
    await screen.findByText('median');
    const card = (await cardOf('Lead time for changes'))!;
    expect(textOf(card)).toContain(
      'n = 20 changes, 90th percentile only for 10 or more',
    );
    await userEvent.click(
      within(card).getByRole('button', { name: /as a table/ }),
    );
    const cells = (row: HTMLElement) =>
      Array.from(row.querySelectorAll('td, thead th'), textOf);
    expect(
      within(within(card).getByRole('table')).getAllByRole('row').map(cells),
    ).toEqual([
      ['Week', 'Median', '90th percentile', 'Changes'],
      ['1 h', 'no data', '2'],
      ['1 h', '4 h', '12'],
      ['1 d 6 h', '5 d', '10'],
      ['no data', 'no data', '0'],
      ['1 d 1 h', '4 d 4 h', '11'],
    ]);
  });

  it('leaves the 90th percentile out where most weeks are too small', async () => {
    server.use(answering(aReport()));
    renderTab(component, 'lead-time');
    expect(
      await screen.findByText(
        'n = 20 changes, too few a week for a 90th percentile',
      ),
    ).toBeInTheDocument();
    const card = (await cardOf('Lead time for changes'))!;
    await userEvent.click(
      within(card).getByRole('button', { name: /as a table/ }),
    );
    expect(
      within(card)
        .getAllByRole('columnheader')
        .map(header => header.textContent),
    ).toEqual(['Week', 'Median', 'Changes']);
  });

  it('defines its metrics and leads to where the definitions come from', async () => {
    server.use(answering(aReport()));
    renderTab();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'What is lead time for changes?',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(/From the first commit of a change/);
    expect(within(dialog).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining('https://dora.dev/'),
    );
  });

  it('holds the places of everything while it loads', async () => {
    server.use(
      http.get(deliveryUrl, async () => {
        await delay('infinite');
        return HttpResponse.json(aReport());
      }),
    );
    const { container } = renderTab();
    expect(
      await screen.findByText('Loading the delivery metrics'),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 2 }).map(textOf)).toEqual([
      'Deployment frequency',
      'Lead time for changes',
      'Change fail rate',
      'Failed deployment recovery time',
      'Deployment rework rate',
    ]);
    expect(screen.queryByText('0')).not.toBeInTheDocument();
    await expectAccessible(container);
  });
});

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
    expect(
      await screen.findByText(
        'http://localhost:7007/api/devhose/ingest/github',
      ),
    ).toBeInTheDocument();
    await expectAccessible(container);
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
