import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { StackedColumnChart, type ChartData } from '..';

expect.extend(toHaveNoViolations);

const weeks: ChartData = {
  pointName: 'Week',
  series: [
    { id: 'planned', name: 'Planned', unit: 'count', tone: 'first' },
    { id: 'rollbacks', name: 'Rollbacks', unit: 'count', tone: 'fourth' },
    {
      id: 'attempts',
      name: 'Failed attempts',
      unit: 'count',
      tone: 'neutral',
      outlined: true,
    },
    {
      id: 'failed',
      name: 'Failed',
      unit: 'count',
      tone: 'neutral',
      sign: 'cross',
    },
  ],
  points: [
    {
      id: 'w1',
      label: '6 – 12 Jan',
      tick: '6 Jan',
      values: { planned: 4, rollbacks: 2, attempts: 1, failed: 2 },
    },
    {
      id: 'w2',
      label: '13 – 19 Jan',
      tick: '13 Jan',
      values: { planned: 3, rollbacks: 0, attempts: 0, failed: 0 },
    },
    {
      id: 'w3',
      label: '20 – 26 Jan',
      tick: '20 Jan',
      incomplete: true,
      values: { planned: 1, rollbacks: 0, attempts: 0, failed: 0 },
    },
  ],
};

async function renderWeeks() {
  const rendered = renderInTestApp(
    <StackedColumnChart
      title="Between 3 and 4 deployments a week"
      state={{ status: 'ready', data: weeks }}
      width={600}
    />,
  );
  await waitFor(() =>
    expect(
      rendered.container.querySelector('.recharts-cartesian-axis-tick'),
    ).toBeInTheDocument(),
  );
  // The layout is measured, and drawn again in the next frame.
  await act(() => new Promise(requestAnimationFrame));
  return rendered;
}

// What is drawn with is loaded once here, and not within the first test.
beforeAll(() => import('../plots/StackedColumnPlot'));

describe('a stacked column chart', () => {
  const partsOf = (container: HTMLElement) =>
    Array.from(container.querySelectorAll<SVGRectElement>('rect[data-series]'));

  it('stacks what there is, in the same scale', async () => {
    const { container } = await renderWeeks();
    expect(partsOf(container).map(part => part.dataset.series)).toEqual([
      'planned',
      'planned',
      'planned',
      'rollbacks',
      'attempts',
    ]);
    const topOf = (index: number) =>
      Number(partsOf(container)[index].getAttribute('y'));
    // Two rollbacks stand on four planned ones; beside them are three.
    expect(topOf(0) - topOf(3)).toBeCloseTo(2 * (topOf(1) - topOf(0)));
  });

  it('outlines what is of another kind, and hatches what is incomplete', async () => {
    const { container } = await renderWeeks();
    const fills = partsOf(container).map(part => part.getAttribute('fill'));
    expect(fills[0]).toBe('var(--pitstop-chart-1)');
    expect(fills[2]).toMatch(/^url\(#hatch-/);
    expect(
      container.querySelector(`pattern[id="${fills[2]?.slice(5, -1)}"]`),
    ).not.toBeNull();
    expect(fills[4]).toBe('none');
  });

  it('sets a sign above the column where it is not zero', async () => {
    const { container } = await renderWeeks();
    expect(
      container.querySelectorAll('.recharts-surface [data-sign="cross"]'),
    ).toHaveLength(1);
    expect(screen.getByRole('list', { name: 'Legend' })).toHaveTextContent(
      'PlannedRollbacksFailed attemptsFailedIncomplete',
    );
  });

  it('reads all of a point out', async () => {
    const { container } = await renderWeeks();
    screen.getByRole('application').focus();
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('status')).toHaveTextContent(
      '6 – 12 Jan: Planned 4, Rollbacks 2, Failed attempts 1, Failed 2',
    );
    expect(await axe(container)).toHaveNoViolations();
  });
});
