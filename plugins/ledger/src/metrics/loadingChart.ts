import type { ChartProps } from '@pitstop/charts';

/** A chart nothing is known of yet. */
export const loadingChart: ChartProps = {
  title: '',
  state: { status: 'loading' },
};
