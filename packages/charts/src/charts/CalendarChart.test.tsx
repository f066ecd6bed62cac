import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { CalendarChart, type ChartData } from '..';

expect.extend(toHaveNoViolations);

/** From Thursday 5 to Wednesday 11 March 2026; nothing is known of the first day. */
const days: ChartData = {
  pointName: 'Day',
  series: [
    { id: 'deployments', name: 'Deployments', unit: 'count', tone: 'first' },
    {
      id: 'failed',
      name: 'Failed',
      unit: 'count',
      tone: 'neutral',
      sign: 'cross',
    },
  ],
  points: [undefined, 8, 0, 0, 1, 4, 2].map((deployments, index) => ({
    id: `2026-03-${String(5 + index).padStart(2, '0')}`,
    label: `${5 + index} March`,
    tick: 'Mar',
    incomplete: index === 6,
    values: { deployments, failed: index === 1 ? 2 : 0 },
  })),
};

function renderCalendar() {
  return renderInTestApp(
    <CalendarChart
      title="Deployed on 4 of 7 days"
      state={{ status: 'ready', data: days }}
    />,
  );
}

const cellsOf = (container: HTMLElement) =>
  Array.from(container.querySelectorAll<HTMLElement>('.day'));

describe('a calendar', () => {
  it('has a column per week, from Monday to Sunday', async () => {
    const { container } = renderCalendar();
    await screen.findByRole('application');
    expect(
      cellsOf(container).map(({ style }) => [
        style.gridColumnStart,
        // The first row is that of the months.
        style.gridRowStart,
      ]),
    ).toEqual([
      ['1', '5'],
      ['1', '6'],
      ['1', '7'],
      ['1', '8'],
      ['2', '2'],
      ['2', '3'],
      ['2', '4'],
    ]);
  });

  it('shades days by their share of the most, and tells zero from no data', async () => {
    const { container } = renderCalendar();
    await screen.findByRole('application');
    expect(cellsOf(container).map(({ dataset }) => dataset.intensity)).toEqual([
      'none',
      '4',
      '0',
      '0',
      '1',
      '2',
      '1',
    ]);
  });

  it('marks days by signs, and days that are not over', async () => {
    const { container } = renderCalendar();
    await screen.findByRole('application');
    const cells = cellsOf(container);
    expect(
      cells.map(cell => cell.querySelector('[data-sign]') !== null),
    ).toEqual([false, true, false, false, false, false, false]);
    expect(cells.map(({ dataset }) => dataset.incomplete)).toEqual([
      ...Array(6).fill(undefined),
      'true',
    ]);
  });

  it('is walked through with all four arrow keys', async () => {
    renderCalendar();
    const calendar = await screen.findByRole('application');
    calendar.focus();
    const readOut = () => screen.getByRole('status').textContent;
    await userEvent.keyboard('{Home}');
    expect(readOut()).toBe('5 March: Deployments no data, Failed 0');
    await userEvent.keyboard('{ArrowDown}');
    expect(readOut()).toBe('6 March: Deployments 8, Failed 2');
    await userEvent.keyboard('{End}{ArrowUp}');
    expect(readOut()).toBe('10 March: Deployments 4, Failed 0');
    await userEvent.keyboard('{ArrowLeft}');
    expect(readOut()).toBe('5 March: Deployments no data, Failed 0');
    await userEvent.keyboard('{ArrowRight}');
    expect(readOut()).toContain('11 March, Incomplete');
  });

  it('is a table for those who want the numbers', async () => {
    const { container } = renderCalendar();
    await userEvent.click(
      await screen.findByRole('button', { name: /as a table/ }),
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'DayDeploymentsFailed',
      '11 March (incomplete)20',
      '10 March40',
      '9 March10',
      '8 March00',
      '7 March00',
      '6 March82',
      '5 Marchno data0',
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('is accessible', async () => {
    const { container } = renderCalendar();
    await screen.findByRole('application');
    expect(await axe(container)).toHaveNoViolations();
  });
});
