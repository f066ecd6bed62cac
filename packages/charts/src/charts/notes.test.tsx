import { renderInTestApp } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { ColumnChart, type ChartData } from '..';

expect.extend(toHaveNoViolations);

const data: ChartData = {
  pointName: 'Week',
  series: [
    { id: 'deployments', name: 'Deployments', unit: 'count', tone: 'first' },
  ],
  points: [
    { id: 'w1', label: 'Week 1', tick: '1', values: { deployments: 3 } },
    {
      id: 'w2',
      label: 'Week 2',
      tick: '2',
      notes: [
        { mark: '1', text: 'Onboarded Spain' },
        { mark: '2', text: 'Froze releases' },
      ],
      values: { deployments: 7 },
    },
  ],
};

function renderChart() {
  return renderInTestApp(
    <ColumnChart
      title="Between 3 and 7 deployments"
      width={600}
      state={{ status: 'ready', data }}
    />,
  );
}

describe('remarks on the points of a chart', () => {
  it('stand above their column', async () => {
    const { container } = renderChart();
    await waitFor(() =>
      expect(container.querySelector('[data-note]')).toHaveTextContent('1, 2'),
    );
    expect(container.querySelectorAll('[data-note]')).toHaveLength(1);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('are read out with their point, and listed in the table', async () => {
    renderChart();
    const plot = await screen.findByRole('application');
    act(() => plot.focus());
    await userEvent.keyboard('{End}');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Week 2: Deployments 7. Onboarded Spain. Froze releases',
    );
    await userEvent.click(screen.getByRole('button', { name: /as a table/ }));
    expect(
      within(screen.getByRole('table')).getByRole('rowheader', {
        name: 'Week 2 Onboarded Spain Froze releases',
      }),
    ).toBeVisible();
  });
});
