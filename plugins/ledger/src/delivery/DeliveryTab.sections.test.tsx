import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { DeliveryReport } from '@pitstop/plugin-ledger-common';
import { aReport, counts } from '../__testUtils__/aReport';
import {
  cardOf,
  component,
  renderTab,
  textOf,
} from '../__testUtils__/deliveryTab';
import { deliveryUrl, ledgerUrl } from '../__testUtils__/ledgerServer';
import { someBuilds, someCode, someReview } from '../__testUtils__/sections';

expect.extend(toHaveNoViolations);

/** Answers as Ledger does: with the sections that were asked for, and no others. */
const includingServer = (change: (report: DeliveryReport) => void = () => {}) =>
  http.get(deliveryUrl, ({ request }) => {
    const include = new URL(request.url).searchParams.get('include');
    const report = aReport();
    switch (include) {
      case 'builds':
        report.builds = someBuilds(report);
        break;
      case 'code':
        report.code = someCode(report);
        break;
      case 'review':
        report.review = someReview(report);
        break;
      default:
    }
    change(report);
    return HttpResponse.json(report);
  });

const server = setupServer();
registerMswTestHooks(server);

it.each(['code', 'review', 'lead-time'])(
  'the page %s says why its numbers have no list',
  async subpage => {
    server.use(includingServer());
    renderTab(component, subpage);
    expect(
      await screen.findByText(/^There is no list behind these numbers/),
    ).toBeVisible();
  },
);

describe('the builds of an entity', () => {
  it('say how long they take, how often they succeed, how long they stay red', async () => {
    server.use(includingServer());
    const { container } = renderTab(component, 'builds');
    await screen.findByText('of the builds');
    const duration = textOf(await cardOf('Build duration'));
    expect(duration).toContain('5 min median25% shorter, better');
    expect(duration).toContain('9 of 10 builds within 10 min');
    const success = textOf(await cardOf('Build success rate'));
    expect(success).toContain('90% of the builds');
    expect(success).toContain('10 percentage points higher, better');
    expect(success).toContain('n = 40 builds');
    const red = textOf(await cardOf('Time from red to green'));
    expect(red).toContain('1 h 30 min median');
    expect(red).toContain('n = 2 repairs');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('list the pipelines, and say no data where there is none', async () => {
    server.use(includingServer());
    renderTab(component, 'builds');
    const table = await screen.findByRole('table', {
      name: 'Pipelines, the busiest first',
    });
    expect(within(table).getAllByRole('row').map(textOf)).toEqual([
      'PipelineBuildsBuild success rateMedian90th percentileTime from red to green',
      'build4090%5 min10 min1 h 30 min',
      'nightly1no datano datano datano data',
    ]);
  });

  it('lead from a pipeline to its runs', async () => {
    const asked: Array<Record<string, string>> = [];
    server.use(
      includingServer(),
      http.get(`${ledgerUrl}/evidence`, ({ request }) => {
        asked.push(Object.fromEntries(new URL(request.url).searchParams));
        return HttpResponse.json({ items: [] });
      }),
    );
    renderTab(component, 'builds');
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'build: 40 builds, open the facts behind it',
      }),
    );
    const facts = within(await screen.findByRole('dialog'));
    expect(await facts.findByText(/^Only runs of “build”/)).toBeVisible();
    await userEvent.click(
      facts.getByRole('button', { name: /What is listed/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Builds that failed' }),
    );
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({
        metric: 'failed-builds',
        pipeline: 'build',
      }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /evidence=failed-builds&pipeline=build/,
    );
    await userEvent.click(
      facts.getByRole('link', { name: 'Show those of all pipelines' }),
    );
    await waitFor(() => expect(asked.at(-1)).not.toHaveProperty('pipeline'));
    expect(asked.at(-1)).toMatchObject({ metric: 'failed-builds' });
  });

  it('are shown before the first deployment', async () => {
    server.use(
      includingServer(report => {
        report.deploymentFrequency.current = counts();
        for (const week of report.deploymentFrequency.series) {
          delete week.deployments;
        }
      }),
    );
    renderTab(component, 'builds');
    expect(await screen.findByText('of the builds')).toBeInTheDocument();
  });
});

describe('the code of an entity', () => {
  it('says what size means for the time to merge here', async () => {
    server.use(includingServer());
    const { container } = renderTab(component, 'code');
    await screen.findByText('0.61');
    const card = await cardOf('Size against time to merge');
    expect(textOf(card)).toContain(
      'Larger pull requests take much longer to merge here',
    );
    expect(textOf(card)).toContain(
      'Medians: 1 h for 0 – 9 lines, 8 h for 10 – 49 lines',
    );
    expect(textOf(card)).toContain('Changes30Median size in lines42');
    expect(textOf(await cardOf('Time to merge'))).toContain('2 h median');
    expect(await axe(container)).toHaveNoViolations();

    await userEvent.click(
      within(card!).getByRole('button', { name: /as a table/ }),
    );
    expect(
      within(within(card!).getByRole('table')).getAllByRole('row').map(textOf),
    ).toEqual([
      'Lines added and deletedFirst quartileMedianThird quartileChanges',
      '0 – 9 lines10 min1 h2 h18',
      '10 – 49 lines2 h8 h1 d10',
      '50 or more linesno datano datano datano data',
    ]);
  });

  it('says how many have no size, and why', async () => {
    server.use(
      includingServer(report => {
        if (report.code?.sizes.status === 'shown') {
          report.code.sizes.changes = 28;
        }
      }),
    );
    renderTab(component, 'code');
    expect(
      await screen.findByText(/^2 more have no size\. Either its tool/),
    ).toBeVisible();
  });

  it('says so where none has a size', async () => {
    server.use(
      includingServer(report => {
        if (report.code) {
          report.code.sizes = { status: 'no-data' };
        }
      }),
    );
    renderTab(component, 'code');
    expect(
      await screen.findByText('None of the pull requests has a size'),
    ).toBeVisible();
  });

  it('is withheld where too few people are behind it', async () => {
    server.use(
      includingServer(report => {
        if (report.code) {
          report.code.sizes = { status: 'withheld', minimumContributors: 3 };
          report.code.timeToMerge.current.timeToMerge = {
            status: 'withheld',
            minimumContributors: 3,
          };
        }
      }),
    );
    const { container } = renderTab(component, 'code');
    expect(
      await screen.findAllByText(
        'Not shown: fewer than 3 people are behind it',
      ),
    ).toHaveLength(2);
    expect(textOf(container)).not.toContain('0.61');
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe('the review of an entity', () => {
  it('says how long it takes, its rounds, and what was merged without', async () => {
    server.use(includingServer());
    const { container } = renderTab(component, 'review');
    await screen.findByText('Merged without review');
    const card = await cardOf('Time to first review');
    expect(textOf(card)).toContain('1 h medianabout the same');
    expect(textOf(card)).toContain('9 of 10 changes within 4 h');
    expect(textOf(card)).toContain('n = 30 changes');
    expect(textOf(card)).toContain('Review rounds1.5');
    expect(textOf(card)).toContain(
      'Merged without review10%3 of 30 pull requests',
    );
    expect(await axe(container)).toHaveNoViolations();
  });
});
