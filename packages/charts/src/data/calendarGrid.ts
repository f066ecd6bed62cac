import type { ChartPoint } from './ChartData';

/** A day in its place. */
export interface CalendarCell {
  point: ChartPoint;
  index: number;
  /** From 0: the week of the first day. */
  week: number;
  /** From 0 for Monday to 6 for Sunday. */
  weekday: number;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** A calendar day as an instant of its own, whatever clocks do in between. */
function utcDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function weekdayOf(day: string): number {
  return (new Date(utcDay(day)).getUTCDay() + 6) % 7;
}

/** Days in columns of weeks, which begin on Mondays. @param points - Their ids are days: `2026-03-02`. */
export function calendarGrid(points: readonly ChartPoint[]): CalendarCell[] {
  if (points.length === 0) {
    return [];
  }
  const first = points[0].id;
  const firstMonday = utcDay(first) - weekdayOf(first) * dayMilliseconds;
  return points.map((point, index) => ({
    point,
    index,
    week: Math.floor((utcDay(point.id) - firstMonday) / (7 * dayMilliseconds)),
    weekday: weekdayOf(point.id),
  }));
}

/** Where a month begins in the grid: the first week with a day of it. */
export interface CalendarMonth {
  label: string;
  week: number;
}

/** A label needs the room of this many weeks. */
const weeksPerLabel = 3;

/** The months above the weeks; one whose label has no room is left out. */
export function calendarMonths(
  cells: readonly CalendarCell[],
): CalendarMonth[] {
  const begun: CalendarMonth[] = [];
  for (const { point, week } of cells) {
    if (begun.at(-1)?.label !== point.tick) {
      begun.push({ label: point.tick, week });
    }
  }
  return begun.filter(
    ({ week }, index) =>
      index === begun.length - 1 ||
      begun[index + 1].week - week >= weeksPerLabel,
  );
}

/** From 0 for nothing to 4 for the most there is. */
export function intensityOf(value: number, maximum: number): number {
  return maximum === 0 ? 0 : Math.ceil((value / maximum) * 4);
}
