/**
 * Charts with their loading, empty, partial and failed states, a table of
 * their numbers and a way through them with the keyboard. The only place that
 * knows recharts, which is loaded when the first chart is drawn.
 *
 * @packageDocumentation
 */
export { CalendarChart, type CalendarChartProps } from './charts/CalendarChart';
export { ColumnChart } from './charts/ColumnChart';
export type { TimeChartProps } from './charts/FramedPlot';
export { RangeChart } from './charts/RangeChart';
export { ScatterChart } from './charts/ScatterChart';
export { SegmentBar } from './charts/SegmentBar';
export { Sparkline, type SparklineProps } from './charts/Sparkline';
export { StackedColumnChart } from './charts/StackedColumnChart';
export { TrendChart } from './charts/TrendChart';
export type {
  ChartData,
  ChartNote,
  ChartPoint,
  ChartSample,
  ChartSeries,
  ChartSign,
  ChartUnit,
} from './data/ChartData';
export * from './format';
export {
  ChartFrame,
  type ChartFrameProps,
  type ChartProps,
} from './frame/ChartFrame';
export type { ChartState } from './frame/ChartState';
export { Explanation, type ExplanationProps } from './frame/Explanation';
export type { ChartTone } from './theme/tones';
export { DataTable, type DataTableProps } from './table/DataTable';
export { chartsTranslationRef } from './translation';
