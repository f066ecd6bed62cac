import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import {
  ColumnChart,
  SegmentBar,
  TrendChart,
  type ChartData,
  type ChartState,
} from '..';

expect.extend(toHaveNoViolations);

const weeks: ChartData = {
  pointName: 'Week',
  series: [
    { id: 'deployments', name: 'Deployments', unit: 'count', tone: 'first' },
  ],
  points: [
    { id: 'w1', label: '6 – 12 Jan', tick: '6 Jan', values: {} },
    {
      id: 'w2',
      label: '13 – 19 Jan',
      tick: '13 Jan',
      values: { deployments: 0 },
    },
    {
      id: 'w3',
      label: '20 – 26 Jan',
      tick: '20 Jan',
      values: { deployments: 7 },
    },
    {
      id: 'w4',
      label: '27 Jan – 2 Feb',
      tick: '27 Jan',
      incomplete: true,
      values: { deployments: 3 },
    },
  ],
};

const leadTimes: ChartData = {
  pointName: 'Week',
  series: [
    { id: 'median', name: 'Median', unit: 'seconds', tone: 'first' },
    { id: 'p90', name: '90th percentile', unit: 'seconds', tone: 'second' },
  ],
  points: [
    {
      id: 'w1',
      label: '6 – 12 Jan',
      tick: '6 Jan',
      values: { median: 7200, p90: 187_200 },
    },
    {
      id: 'w2',
      label: '13 – 19 Jan',
      tick: '13 Jan',
      incomplete: true,
      values: { median: 3600, p90: 90_000 },
    },
  ],
};

function renderColumns(state: ChartState) {
  return renderInTestApp(
    <ColumnChart
      title="Between 0 and 7 deployments a week"
      state={state}
      width={600}
      height={200}
    />,
  );
}

/** The drawing is loaded when it is first needed, and laid out after that. */
async function drawnPlot(container: HTMLElement) {
  await waitFor(() =>
    expect(
      container.querySelector('.recharts-cartesian-axis-tick'),
    ).toBeInTheDocument(),
  );
  // The layout is measured, and drawn again in the next frame.
  await act(() => new Promise(requestAnimationFrame));
  return screen.getByRole('application');
}

async function drawnColumns(container: HTMLElement) {
  await drawnPlot(container);
  return Array.from(
    container.querySelectorAll<SVGRectElement>('.recharts-bar rect'),
  );
}

// What is drawn with is loaded once here, and not within the first test.
beforeAll(() =>
  Promise.all([import('../plots/ColumnPlot'), import('../plots/TrendPlot')]),
);

describe('a column chart', () => {
  it('draws zero, leaves no data empty and hatches what is incomplete', async () => {
    const { container } = renderColumns({ status: 'ready', data: weeks });
    const columns = await drawnColumns(container);
    expect(columns).toHaveLength(3);
    expect(columns[0].getAttribute('height')).toBe('2');
    expect(columns[1].getAttribute('fill')).toBe('var(--pitstop-chart-1)');
    expect(columns[2].getAttribute('fill')).toMatch(/^url\(#hatch-/);
    const hatchId = columns[2].getAttribute('fill')?.slice(5, -1);
    expect(container.querySelector(`pattern[id="${hatchId}"]`)).not.toBeNull();
    expect(screen.getByText('Incomplete')).toBeInTheDocument();
  });

  it('reads its points out to the arrow keys', async () => {
    const { container } = renderColumns({ status: 'ready', data: weeks });
    (await drawnPlot(container)).focus();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();

    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('status')).toHaveTextContent(
      '27 Jan – 2 Feb, Incomplete: Deployments 3',
    );
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.getByRole('status')).toHaveTextContent(
      '20 – 26 Jan: Deployments 7',
    );
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(screen.getByRole('status')).toHaveTextContent(
      '6 – 12 Jan: Deployments no data',
    );
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('shows the values of the point the keyboard is at', async () => {
    const { container } = renderColumns({ status: 'ready', data: weeks });
    (await drawnPlot(container)).focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    const tooltip = container.querySelector('.recharts-tooltip-wrapper');
    await waitFor(() => expect(tooltip).toHaveTextContent('20 – 26 Jan'));
    expect(tooltip).toHaveTextContent('Deployments7');
  });

  it('has a table of the same numbers, newest first', async () => {
    const { container } = renderColumns({ status: 'ready', data: weeks });
    await drawnPlot(container);
    await userEvent.click(screen.getByRole('button', { name: /as a table/ }));
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'WeekDeployments',
      '27 Jan – 2 Feb (incomplete)3',
      '20 – 26 Jan7',
      '13 – 19 Jan0',
      '6 – 12 Janno data',
    ]);
    expect(
      screen.getByRole('rowheader', { name: '20 – 26 Jan' }),
    ).toBeInTheDocument();
  });

  it('says what is missing from the data', async () => {
    renderColumns({
      status: 'ready',
      data: weeks,
      notice: 'No data before 13 Jan.',
    });
    expect(await screen.findByText('No data before 13 Jan.')).toBeVisible();
  });
});

describe('a trend chart', () => {
  it('speaks durations in whole words', async () => {
    const { container } = renderInTestApp(
      <TrendChart
        title="Medians between 1 h and 2 h"
        state={{ status: 'ready', data: leadTimes }}
        width={600}
      />,
    );
    (await drawnPlot(container)).focus();
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('status')).toHaveTextContent(
      '6 – 12 Jan: Median 2 hours, 90th percentile 2 days 4 hours',
    );
  });

  it('marks the running week by a hollow dot', async () => {
    const { container } = renderInTestApp(
      <TrendChart
        title="Medians"
        state={{ status: 'ready', data: leadTimes }}
        width={600}
      />,
    );
    await waitFor(() =>
      expect(
        container.querySelectorAll('circle[data-incomplete]'),
      ).toHaveLength(2),
    );
  });
});

describe('a segment bar', () => {
  it('writes every part out', async () => {
    renderInTestApp(
      <SegmentBar
        title="Review takes the longest"
        state={{
          status: 'ready',
          data: {
            pointName: 'Stage',
            series: [
              { id: 'median', name: 'Median', unit: 'seconds', tone: 'first' },
            ],
            points: [
              {
                id: 'a',
                label: 'Coding',
                tick: 'Coding',
                values: { median: 0 },
              },
              {
                id: 'b',
                label: 'Review',
                tick: 'Review',
                values: { median: 7200 },
              },
            ],
          },
        }}
      />,
    );
    const parts = await screen.findAllByRole('listitem');
    expect(
      parts.map(part => part.textContent?.replace(/\u00a0/g, ' ')),
    ).toEqual(['Coding0 min', 'Review2 h']);
  });
});

describe('every state of a chart', () => {
  it.each<[string, ChartState]>([
    ['loading', { status: 'loading' }],
    ['ready', { status: 'ready', data: weeks, notice: 'Partly.' }],
    [
      'empty',
      { status: 'empty', title: 'Nothing yet', description: 'Deploy once.' },
    ],
    ['failed', { status: 'failed', title: 'No answer', onRetry: () => {} }],
  ])(
    '%s takes the same room and has no accessibility fault',
    async (_, state) => {
      const { container } = renderColumns(state);
      const figure = await screen.findByRole('figure');
      if (state.status === 'ready') {
        await drawnPlot(container);
      }
      expect(figure.style.minHeight).toBe('276px');
      expect(await axe(container)).toHaveNoViolations();
    },
  );

  it('offers to try again after a failure', async () => {
    const onRetry = jest.fn();
    renderColumns({
      status: 'failed',
      title: 'Ledger did not answer',
      description: '503',
      onRetry,
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Ledger did not answer503',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});
