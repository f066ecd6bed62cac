import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { DevhoseEvent } from '@pitstop/plugin-devhose-common';
import type {
  DeliveryReport,
  QualityReport,
} from '@pitstop/plugin-ledger-common';
import { aReport } from '../__testUtils__/aReport';
import { cardOf, renderTab, textOf } from '../__testUtils__/deliveryTab';
import { answering, ledgerUrl } from '../__testUtils__/ledgerServer';

expect.extend(toHaveNoViolations);

const server = setupServer();
registerMswTestHooks(server);

/** Two projects of which one told of coverage, and findings that became fewer. */
function withQuality(changes: Partial<QualityReport> = {}): DeliveryReport {
  const report = aReport();
  const periods = report.deploymentFrequency.series.map(
    ({ start, end, incomplete }) => ({ start, end, incomplete }),
  );
  const summary = {
    projects: 2,
    failedGates: 1,
    measures: {
      coverage: { projects: 1, value: 0.8 },
      issues: { projects: 2, value: 120 },
    },
  };
  report.quality = {
    current: summary,
    previous: {
      ...summary,
      measures: { coverage: { projects: 1, value: 0.7 } },
    },
    series: periods.map(period => ({ ...period, ...summary })),
    projects: [
      {
        project: 'acme:checkout',
        gate: 'failed',
        analysedAt: '2025-01-20T10:00:00Z',
        measures: { coverage: 0.8, issues: 100 },
      },
    ],
    findings: {
      current: { open: 6, opened: 3, closed: 9, medianSecondsToClose: 172_800 },
      previous: { open: 12, opened: 4, closed: 1 },
      series: periods.map((period, index) => ({
        ...period,
        open: 12 - 2 * index,
        opened: 1,
        closed: 3,
      })),
    },
    openFindings: [
      { severity: 'critical', open: 1, medianAgeSeconds: 86_400 },
      { severity: 'unknown', open: 5 },
    ],
    ...changes,
  };
  return report;
}

/** An event of an analysis, at an hour of January 20th. */
const analysedAt = (hour: number): DevhoseEvent => {
  const time = `2025-01-20T${hour}:00:00.000Z`;
  const type = 'dev.cdeventsx.sonarqube-qualitygate.evaluated.0.1.0';
  const source = 'https://sonar.acme.test';
  const subject = 'sonar.acme.test/projects/acme:checkout';
  return {
    sequence: hour,
    index: 0,
    receivedAt: time,
    deliverySource: 'sonarqube',
    event: {
      specversion: '1.0',
      id: '1',
      source,
      type,
      subject,
      time,
      datacontenttype: 'application/json',
      data: {
        context: {
          specversion: '0.5.1',
          id: '1',
          source,
          type,
          timestamp: time,
        },
        subject: { id: subject, content: {} },
        customData: { uri: `${source}/dashboard?id=acme:checkout` },
      },
    },
  };
};

describe('the quality of an entity', () => {
  it('says what the last analyses said, and what no tool told', async () => {
    server.use(answering(withQuality()));
    const { container } = renderTab(undefined, 'quality');
    await screen.findAllByText('80%');
    const coverage = textOf(await cardOf('Coverage'));
    expect(coverage).toContain(
      '80% median of the projects10 percentage points higher, better',
    );
    expect(coverage).toContain('n = 1 project');
    expect(textOf(await cardOf('Issues'))).toContain('120 open');
    expect(textOf(await cardOf('Duplication'))).toContain(
      'No tool told of it in this range',
    );
    expect(
      textOf(await cardOf('Projects, those with a failed quality gate first')),
    ).toContain('1 of 2 quality gates failed');
    expect(
      screen.getByText(/^acme:checkout · gate failed · Jan 20, 2025/),
    ).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says how many findings are open, how bad, and for how long', async () => {
    server.use(answering(withQuality()));
    renderTab(undefined, 'quality');
    await screen.findAllByText('80%');
    const card = (await cardOf('Security findings'))!;
    expect(textOf(card)).toContain('6 open50% fewer, better');
    expect(textOf(card)).toContain('Between 8 and 12 open findings');
    expect(textOf(card)).toContain('From found to closed2 d');
    const table = within(card).getByRole('table', {
      name: 'Open findings by severity',
    });
    expect(within(table).getAllByRole('row').map(textOf)).toEqual([
      'SeverityOpenMedian age',
      'Critical11 d',
      'Not told5no data',
    ]);
  });

  it('opens the findings behind their number, which is as of the end', async () => {
    server.use(
      answering(withQuality()),
      http.get(`${ledgerUrl}/evidence`, ({ request }) => {
        const { searchParams } = new URL(request.url);
        expect(searchParams.get('metric')).toBe('open-findings');
        return HttpResponse.json({
          items: [
            {
              type: 'finding',
              repository: 'github.com/acme/checkout',
              severity: 'critical',
              foundAt: '2025-01-20T10:00:00Z',
              subjects: ['github.com/acme/checkout/security/code/1'],
            },
          ],
        });
      }),
    );
    renderTab(undefined, 'quality');
    await userEvent.click(
      await screen.findByRole('link', {
        name: '6 open, open the facts behind it',
      }),
    );

    const drawer = await screen.findByRole('dialog');
    const fact = await within(drawer).findByRole('listitem');
    expect(textOf(fact)).toBe(
      'Security finding, severity: Critical Jan 20, 10:00 · open',
    );
    expect(textOf(drawer)).toContain('at the end of');
  });

  it.each([
    ['80% median of the projects, open the facts behind it', 'coverage'],
    ['1 of 2 quality gates failed', 'failed-gates'],
  ])('opens the analyses behind “%s”', async (number, metric) => {
    const asked: Array<string | null> = [];
    server.use(
      answering(withQuality()),
      http.get(`${ledgerUrl}/evidence`, ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('metric'));
        return HttpResponse.json({
          items: [
            {
              type: 'analysis',
              project: 'acme:checkout',
              gate: 'failed',
              analysedAt: '2025-01-20T10:00:00Z',
              measures: { coverage: 0.8, duplication: 0.031, issues: 1 },
              subjects: ['sonar.acme.test/projects/acme:checkout'],
            },
          ],
        });
      }),
    );
    renderTab(undefined, 'quality');
    await userEvent.click(await screen.findByRole('link', { name: number }));

    const drawer = await screen.findByRole('dialog');
    const fact = await within(drawer).findByRole('listitem');
    expect(textOf(fact)).toBe(
      'acme:checkout failed its quality gate Jan 20, 10:00 · coverage 80% · duplication 3% · 1 issue',
    );
    expect(asked).toEqual([metric]);

    server.use(
      http.get('http://localhost:7007/api/devhose/v1/events', ({ request }) => {
        const { searchParams } = new URL(request.url);
        expect(searchParams.get('from')).toBe('2025-01-20T09:00:00.000Z');
        expect(searchParams.get('to')).toBe('2025-01-21T10:00:00.000Z');
        return HttpResponse.json({
          head: 9,
          // Of a pull request, and of the main branch.
          items: [analysedAt(12), analysedAt(10)],
        });
      }),
    );
    await userEvent.click(within(fact).getByRole('button'));
    expect((await within(fact).findAllByRole('link')).map(textOf)).toEqual([
      'qualitygate evaluated, Jan 20, 10:00',
      expect.stringContaining('Open in sonar.acme.test'),
    ]);
  });

  it('says what to connect where nothing was analysed', async () => {
    const none = { projects: 0, failedGates: 0, measures: {} };
    server.use(
      answering(withQuality({ current: none, previous: none, projects: [] })),
    );
    renderTab(undefined, 'quality');
    expect(
      await screen.findAllByText(
        'No project was analysed by the end of this range',
      ),
    ).toHaveLength(4);
  });
});
