import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { ScatterChart, type ChartData } from '..';

expect.extend(toHaveNoViolations);

const data: ChartData = {
  pointName: 'Component',
  series: [
    { id: 'x', name: 'Coverage', unit: 'ratio', tone: 'first' },
    { id: 'y', name: 'Recovery time', unit: 'seconds', tone: 'first' },
  ],
  points: [
    { id: '1', label: 'Component 1', tick: '', values: { x: 0.2, y: 7200 } },
    { id: '2', label: 'Component 2', tick: '', values: { x: 0.8, y: 600 } },
  ],
};

const renderChart = () =>
  renderInTestApp(
    <ScatterChart
      title="Recovery time against coverage"
      width={600}
      state={{ status: 'ready', data }}
    />,
  );

describe('a chart of two numbers', () => {
  it('has a dot per point, the higher the larger the second number', async () => {
    const { container } = renderChart();
    await waitFor(() =>
      expect(container.querySelectorAll('[data-dot]')).toHaveLength(2),
    );
    const [first, second] = container.querySelectorAll('[data-dot]');
    const at = (dot: Element, name: string) => Number(dot.getAttribute(name));
    expect(at(first, 'cx')).toBeLessThan(at(second, 'cx'));
    expect(at(first, 'cy')).toBeLessThan(at(second, 'cy'));
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is walked through with the keyboard', async () => {
    const { container } = renderChart();
    const plot = await screen.findByRole('application');
    act(() => plot.focus());
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('status')).toHaveTextContent(
      /^Component 2: Coverage 80%, Recovery time 10 min/,
    );
    await waitFor(() =>
      expect(container.querySelector('[data-dot][r="7"]')).not.toBeNull(),
    );
  });
});
