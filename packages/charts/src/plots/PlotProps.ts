import type { ChartData } from '../data/ChartData';
import type { Formats } from '../format';

/** What the recharts side of a chart is given; it keeps no state. */
export interface PlotProps {
  data: ChartData;
  heightPixels: number;
  /** Measured from the surroundings when left out. */
  widthPixels?: number;
  /** The point the keyboard is at. */
  activeIndex?: number;
  formats: Formats;
  incompleteLabel: string;
  noDataLabel: string;
}
