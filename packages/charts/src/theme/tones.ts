import './tokens.css';

/** A colour of a mark. Its value follows the theme. @public */
export type ChartTone = 'first' | 'second' | 'third' | 'fourth' | 'neutral';

/** Tones as CSS colours. */
export const chartTones: Record<ChartTone, string> = {
  first: 'var(--pitstop-chart-1)',
  second: 'var(--pitstop-chart-2)',
  third: 'var(--pitstop-chart-3)',
  fourth: 'var(--pitstop-chart-4)',
  neutral: 'var(--bui-fg-secondary)',
};
