import type { Entity } from '@backstage/catalog-model';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { aReport, counts } from '../__testUtils__/aReport';
import { deliveryUrl, failing } from '../__testUtils__/ledgerServer';
import { renderWithLedger } from '../__testUtils__/renderWithLedger';
import { someBuilds, someCode } from '../__testUtils__/sections';
import { NorthStarPage } from './NorthStarPage';

expect.extend(toHaveNoViolations);

const organization: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'acme', namespace: 'default' },
  spec: { type: 'organization', children: [] },
};

const dayMilliseconds = 24 * 60 * 60 * 1000;
const firstMonday = Date.parse('2025-01-06T00:00:00.000Z');

/** Weeks from Monday to Monday, of which the last is running. */
function weeklyReport(...deployments: Array<number | undefined>) {
  const report = aReport();
  report.deploymentFrequency.series = deployments.map((count, index) => ({
    start: new Date(firstMonday + index * 7 * dayMilliseconds).toISOString(),
    end: new Date(
      firstMonday + (index + 1) * 7 * dayMilliseconds,
    ).toISOString(),
    incomplete: index === deployments.length - 1,
    ...counts(count),
  }));
  report.scope = {
    entityRef: 'group:default/acme',
    kind: 'organization',
    components: 60,
    linkedComponents: 58,
  };
  report.builds = someBuilds(report);
  report.code = someCode(report);
  return report;
}

let asked: URLSearchParams[] = [];

const server = setupServer();
registerMswTestHooks(server);

const renderPage = (entities = [organization]) =>
  renderWithLedger(<NorthStarPage />, { entities });

const textOf = (element: Element | null | undefined) =>
  element?.textContent?.replace(/[\u00a0\u2009\u202f]/g, ' ') ?? '';

const answering = (...deployments: Array<number | undefined>) =>
  http.get(deliveryUrl, ({ request }) => {
    asked.push(new URL(request.url).searchParams);
    return HttpResponse.json(weeklyReport(...deployments));
  });

describe('the North Star', () => {
  beforeEach(() => {
    asked = [];
  });

  it('is every week since the first deployment, the running one apart', async () => {
    server.use(
      answering(undefined, undefined, 2, 2, 4, 4, 5, 7, 8, 10, 9, 12, 3),
    );
    const { container } = renderPage();
    await screen.findByText('12');
    const page = textOf(container);
    expect(page).toContain('12 by acme last week (Mar 24 – 30, 2025)');
    expect(page).toContain('33% more, better9 in the time before');
    expect(page).toContain('3 so far this week');
    expect(page).toContain(
      '9.8 a week in the last four weeks, 3 in the first four',
    );
    expect(page).toContain('Week by week since Jan 20, 2025');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('has what drives it beside it, in one request', async () => {
    server.use(answering(2, 3, 4, 5));
    const { container } = renderPage();
    await screen.findByText('58 of 60');
    const page = textOf(container);
    expect(page).toContain('Time to merge2 habout the same');
    expect(page).toContain('Build duration5 min');
    expect(page).toContain('Build success rate90%');
    expect(asked).toHaveLength(1);
    expect(asked[0].get('include')).toBe('builds,code');
    expect(asked[0].get('granularity')).toBe('week');
  });

  it('makes no sentence about growth of a few weeks', async () => {
    server.use(answering(2, 3, 4, 1));
    renderPage();
    expect(
      await screen.findByText('Deployments of every week so far'),
    ).toBeInTheDocument();
  });

  it('says what is missing where the catalog has no organisation', async () => {
    const { container } = renderPage([]);
    expect(
      await screen.findByRole('heading', { name: /no organisation yet/ }),
    ).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what failed', async () => {
    server.use(failing(503, 'ServiceUnavailableError', 'The database is gone'));
    renderPage();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is gone (503)',
    );
  });
});
