import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { RangeChart, type ChartData } from '..';

expect.extend(toHaveNoViolations);

const sizes: ChartData = {
  pointName: 'Lines',
  series: [
    { id: 'lower', name: 'First quartile', unit: 'seconds', tone: 'first' },
    { id: 'median', name: 'Median', unit: 'seconds', tone: 'first' },
    { id: 'upper', name: 'Third quartile', unit: 'seconds', tone: 'first' },
  ],
  points: [
    {
      id: '0',
      label: 'Up to 9 lines',
      tick: '0 – 9',
      values: { lower: 600, median: 3600, upper: 7200 },
    },
    { id: '10', label: '10 or more lines', tick: '10 –', values: {} },
  ],
  samples: [
    { at: 0.3, value: 20 },
    { at: 1.7, value: 86_400 },
  ],
};

// What is drawn with is loaded once here, and not within the first test.
beforeAll(() => import('../plots/RangePlot'));

async function renderSizes() {
  const rendered = renderInTestApp(
    <RangeChart
      title="Larger ones take longer"
      state={{ status: 'ready', data: sizes }}
      width={600}
    />,
  );
  await waitFor(() =>
    expect(
      rendered.container.querySelectorAll('circle[data-sample]'),
    ).toHaveLength(2),
  );
  // The layout is measured, and drawn again in the next frame.
  await act(() => new Promise(requestAnimationFrame));
  return rendered;
}

describe('a chart of ranges', () => {
  it('has a box where there is data, and every sample', async () => {
    const { container } = await renderSizes();
    expect(
      container.querySelectorAll('.recharts-reference-area-rect'),
    ).toHaveLength(1);
    expect(
      container.querySelectorAll('.recharts-reference-line-line'),
    ).toHaveLength(1);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('draws less than the axis has at its foot', async () => {
    const { container } = await renderSizes();
    const [first, second] = Array.from(
      container.querySelectorAll('circle[data-sample]'),
      circle => Number(circle.getAttribute('cy')),
    );
    expect(first).toBeGreaterThan(second);
    expect(Number.isFinite(first)).toBe(true);
  });

  it('reads its points out, and lists them', async () => {
    await renderSizes();
    screen.getByRole('application').focus();
    await userEvent.keyboard('{Home}');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Up to 9 lines: First quartile 10 minutes, Median 1 hour, Third quartile 2 hours',
    );
    await userEvent.click(screen.getByRole('button', { name: /as a table/ }));
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(
      3,
    );
  });
});
