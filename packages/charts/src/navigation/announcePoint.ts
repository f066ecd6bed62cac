import type { ChartData } from '../data/ChartData';
import { speakValue } from '../data/formatValue';
import type { Formats } from '../format';

/** Words that stand beside the numbers of a point. */
export interface PointWords {
  incomplete: string;
  noData: string;
}

/** "6 – 12 Jan 2025, incomplete: Deployments 14" */
export function announcePoint(
  data: ChartData,
  index: number,
  formats: Formats,
  words: PointWords,
): string {
  const point = data.points[index];
  const label = point.incomplete
    ? `${point.label}, ${words.incomplete}`
    : point.label;
  const values = data.series.map(series => {
    const value = point.values[series.id];
    const spoken =
      value === undefined
        ? words.noData
        : speakValue(value, series.unit, formats);
    return `${series.name} ${spoken}`;
  });
  const notes = (point.notes ?? []).map(({ text }) => `. ${text}`);
  return `${label}: ${values.join(', ')}${notes.join('')}`;
}
