import type { ChartNote } from '@pitstop/charts';
import type { Annotation, Period } from '@pitstop/plugin-ledger-common';

/** A remark and the number it has in the chart and in the list. */
export interface NumberedAnnotation extends Annotation {
  mark: string;
}

/** Numbers remarks in the order of their days. */
export function numberAnnotations(
  annotations: readonly Annotation[],
): NumberedAnnotation[] {
  return [...annotations]
    .sort((one, other) => one.date.localeCompare(other.date))
    .map((annotation, index) => ({ ...annotation, mark: `${index + 1}` }));
}

/**
 * The remarks on the days of a week.
 *
 * @param dayOf - The calendar day of an instant, where the week begins.
 */
export function notesOf(
  { start, end }: Period,
  annotations: readonly NumberedAnnotation[],
  dayOf: (instant: string) => string,
): ChartNote[] {
  const [first, afterLast] = [dayOf(start), dayOf(end)];
  return annotations
    .filter(({ date }) => date >= first && date < afterLast)
    .map(({ mark, text }) => ({ mark, text }));
}
