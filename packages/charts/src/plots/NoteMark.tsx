import type { ChartNote } from '../data/ChartData';
import { axisText } from './plotAxes';

/** Height that the marks of notes take above the columns. */
export const notePixels = 16;

interface NoteMarkProps {
  notes: readonly ChartNote[];
  /** Set by recharts: the line of the point, from the top of the plot to its axis. */
  viewBox?: { x?: number; y?: number };
}

/** What stands above the line of a point that somebody remarked on. */
export function NoteMark({ notes, viewBox }: NoteMarkProps) {
  return (
    <text
      {...axisText}
      x={viewBox?.x}
      y={(viewBox?.y ?? 0) - 4}
      textAnchor="middle"
      fontWeight="bold"
      data-note
    >
      {notes.map(({ mark }) => mark).join(', ')}
    </text>
  );
}
