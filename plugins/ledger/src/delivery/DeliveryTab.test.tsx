import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { toHaveNoViolations } from 'jest-axe';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aReport, leadTimes } from '../__testUtils__/aReport';
import {
  cardOf,
  component,
  expectAccessible,
  renderTab,
  team,
  teamScope,
  textOf,
} from '../__testUtils__/deliveryTab';
import { answering, deliveryUrl } from '../__testUtils__/ledgerServer';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

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

  it('says of many times as much how many times that is', async () => {
    const report = aReport();
    report.leadTime.previous = leadTimes(9, 60);
    report.leadTime.current = leadTimes(9, 60 * 59);
    server.use(answering(report));
    renderTab();
    expect(
      textOf((await screen.findByText(/times as long/)).parentElement),
    ).toContain('59 times as long, worse1 min in the time before');
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
