import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Evidence } from '@pitstop/plugin-ledger-common';
import { aReport } from '../__testUtils__/aReport';
import {
  component,
  renderTab,
  team,
  teamScope,
  textOf,
} from '../__testUtils__/deliveryTab';
import { answering } from '../__testUtils__/ledgerServer';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

const evidenceUrl = 'http://localhost:7007/api/ledger/v1/evidence';
const eventsUrl = 'http://localhost:7007/api/devhose/v1/events';
const repository = 'github.com/acme/checkout';

const broken: Evidence = {
  type: 'deployment',
  repository,
  environment: 'production',
  kind: 'planned',
  finishedAt: '2025-01-20T10:00:00Z',
  failure: {
    reasons: ['incident', 'rolled-back'],
    recoveredAt: '2025-01-20T12:00:00Z',
    incidents: [`${repository}/issues/7`],
    recoveredBy: `${repository}/deployments/3`,
  },
  changes: 2,
  medianLeadTimeSeconds: 7200,
  subjects: [`${repository}/deployments/2`],
};

const fine: Evidence = {
  type: 'deployment',
  repository,
  environment: 'production',
  kind: 'hotfix',
  finishedAt: '2025-01-21T10:00:00Z',
  changes: 1,
  subjects: [`${repository}/deployments/4`],
};

/** What Ledger was asked, in order. */
let asked: Array<Record<string, string>> = [];

const listing = (...pages: Evidence[][]) =>
  http.get(evidenceUrl, ({ request }) => {
    const question = Object.fromEntries(new URL(request.url).searchParams);
    asked.push(question);
    const page = Number(question.cursor ?? 0);
    return HttpResponse.json({
      items: pages[page],
      ...(page + 1 < pages.length && { nextCursor: `${page + 1}` }),
    });
  });

const theEvents = http.get(eventsUrl, ({ request }) => {
  const subject = new URL(request.url).searchParams.get('subject');
  return HttpResponse.json({
    head: 9,
    items: [
      {
        sequence: 41,
        index: 0,
        receivedAt: '2025-01-20T10:00:01Z',
        deliverySource: 'github',
        event: {
          specversion: '1.0',
          id: '1',
          source: '/github',
          type: 'dev.cdevents.service.deployed.0.3.0',
          subject,
          time: '2025-01-20T10:00:00Z',
          datacontenttype: 'application/json',
          data: {
            subject: { content: {} },
            customData: {},
          },
        },
      },
    ],
  });
});

const drawer = async () => within(await screen.findByRole('dialog'));

const address = () => screen.getByLabelText('address').textContent;

describe('the facts behind a number', () => {
  beforeEach(() => {
    asked = [];
    server.use(answering(aReport()), listing([fine, broken]), theEvents);
  });

  it('open by keyboard, stand in the address, and give the focus back', async () => {
    renderTab();
    const number = await screen.findByRole('link', {
      name: /^25% of the deployments, open the facts/,
    });
    act(() => number.focus());
    await userEvent.keyboard('{Enter}');
    const facts = await drawer();
    expect(
      await facts.findByRole('heading', {
        name: 'Deployments the change fail rate is of',
      }),
    ).toBeVisible();
    expect(address()).toContain('evidence=change-fail-rate');
    expect(asked[0]).toMatchObject({
      entityRef: 'component:default/checkout-api',
      metric: 'change-fail-rate',
      order: 'newest',
      from: aReport().range.from,
      to: aReport().range.to,
    });
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(address()).not.toContain('evidence');
    await waitFor(() => expect(number).toHaveFocus());
  });

  it('say what each was, in words', async () => {
    renderTab(component, '?evidence=deployments');
    const facts = await drawer();
    const items = await facts.findAllByRole('listitem');
    expect(items.map(textOf)).toEqual([
      'Hotfix to production Jan 21, 10:00 · 1 change',
      'Planned deployment to production Jan 20, 10:00 · 2 changes, lead time 2 h in the median · caused an incident · was rolled back · recovered after 2 h',
    ]);
    expect(await axe(document.body)).toHaveNoViolations();
  });

  it('say where changes wait and how many, not whose', async () => {
    server.use(
      answering(aReport({ scope: teamScope })),
      listing([
        {
          type: 'undeployed',
          repository,
          changes: 3,
          oldestMergedAt: '2025-01-20T10:00:00Z',
          deployedAt: '2025-01-19T10:00:00Z',
          subjects: [`${repository}/deployments/2`],
        },
        {
          type: 'undeployed',
          repository: 'github.com/acme/hats',
          changes: 1,
          oldestMergedAt: '2025-01-21T10:00:00Z',
          subjects: [],
        },
      ]),
    );
    renderTab(team, 'lead-time');
    await userEvent.click(
      await screen.findByRole('link', {
        name: /^Merged, not yet in production: 4 changes, open the facts/,
      }),
    );
    const facts = await drawer();
    const items = await facts.findAllByRole('listitem');
    expect(items.map(textOf)).toEqual([
      '3 changes wait the oldest since Jan 20, 10:00 · acme/checkout · deployed last Jan 19, 10:00',
      '1 change waits since Jan 21, 10:00 · acme/hats · never deployed to production',
    ]);
    expect(facts.getByText(/^Changes are counted, not listed/)).toBeVisible();
    expect(asked[0]).toMatchObject({ metric: 'undeployed', order: 'longest' });
    await userEvent.click(
      facts.getByRole('button', { name: /^3 changes wait/ }),
    );
    expect(
      await facts.findByRole('region', { name: 'What is in production' }),
    ).toBeVisible();
    await userEvent.click(
      facts.getByRole('button', { name: /^1 change waits/ }),
    );
    expect(facts.getByText('No event is known behind it.')).toBeVisible();
  });

  it('lead on to the events, the tool, and what was caused', async () => {
    renderTab(component, '?evidence=failed-deployments');
    const facts = await drawer();
    await userEvent.click(
      await facts.findByRole('button', { name: /^Planned deployment/ }),
    );
    const events = within(
      await facts.findByRole('region', { name: 'Events behind it' }),
    );
    expect(
      await events.findByRole('link', { name: /^service deployed/ }),
    ).toHaveAttribute(
      'href',
      '/devhose/events?subject=github.com%2Facme%2Fcheckout%2Fdeployments%2F2&event=41.0',
    );
    expect(
      events.getByRole('link', { name: /Open in github\.com/ }),
    ).toHaveAttribute('href', 'https://github.com/acme/checkout/deployments');
    const caused = within(
      facts.getByRole('region', { name: 'What it caused' }),
    );
    expect(
      (await caused.findByRole('link', { name: /^service/ })).getAttribute(
        'href',
      ),
    ).toContain('issues%2F7');
    expect(facts.getByRole('region', { name: 'What ended it' })).toBeVisible();
  });

  it('come page by page, and sorted as asked', async () => {
    server.use(listing([fine], [broken]));
    renderTab(component, 'lead-time?evidence=lead-time&order=longest');
    const facts = await drawer();
    expect(await facts.findAllByRole('listitem')).toHaveLength(1);
    expect(asked[0].order).toBe('longest');
    await userEvent.click(facts.getByRole('button', { name: 'Show more' }));
    expect(await facts.findByText('That is all: 2 facts.')).toBeVisible();
    expect(facts.getAllByRole('listitem')).toHaveLength(2);
    await userEvent.click(facts.getByRole('button', { name: /Sorted by/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Newest first' }),
    );
    await waitFor(() => expect(asked.at(-1)?.order).toBe('newest'));
    expect(address()).not.toContain('order');
  });

  it('name the repository where there are several', async () => {
    server.use(answering(aReport({ scope: teamScope })));
    renderTab(team, '?evidence=deployments');
    const facts = await drawer();
    const [first] = await facts.findAllByRole('listitem');
    expect(textOf(first)).toContain('acme/checkout');
  });

  it('say that there are none, and what failed', async () => {
    server.use(listing([]));
    renderTab(component, '?evidence=hotfixes');
    expect(
      await (await drawer()).findByText('There is none in this range'),
    ).toBeVisible();
    server.use(
      http.get(evidenceUrl, () =>
        HttpResponse.json(
          { error: { name: 'Error', message: 'The database is gone' } },
          { status: 503 },
        ),
      ),
    );
    const facts = await drawer();
    await userEvent.click(
      facts.getByRole('button', { name: /What is listed/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Rollbacks' }),
    );
    expect(await facts.findByRole('alert')).toHaveTextContent(
      /The database is gone/,
    );
    server.use(listing([fine]));
    await userEvent.click(facts.getByRole('button', { name: 'Try again' }));
    expect(await facts.findAllByRole('listitem')).toHaveLength(1);
  });

  it('say who may not see events', async () => {
    server.use(
      http.get(eventsUrl, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'Unauthorized' } },
          { status: 403 },
        ),
      ),
    );
    renderTab(component, '?evidence=deployments');
    const facts = await drawer();
    await userEvent.click(
      await facts.findByRole('button', { name: /^Hotfix/ }),
    );
    expect(await facts.findByRole('alert')).toHaveTextContent(
      /permission devhose\.event\.read/,
    );
  });
});
