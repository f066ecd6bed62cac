import { Suspense, type ComponentType } from 'react';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ChartData } from '../data/ChartData';
import { useFormats } from '../format';
import { PlotErrorBoundary } from '../frame/PlotErrorBoundary';
import type { PlotProps } from '../plots/PlotProps';
import { chartsTranslationRef } from '../translation';
import { announcePoint } from './announcePoint';
import styles from './NavigablePlot.module.css';
import { usePointNavigation } from './usePointNavigation';

interface NavigablePlotProps {
  /** Read out when the plot gets the focus. */
  label: string;
  data: ChartData;
  heightPixels: number;
  widthPixels?: number;
  /** Loaded when it is first drawn. */
  plot: ComponentType<PlotProps>;
  /** How many points stand above each other, where they are no line. */
  columnLength?: number;
}

/**
 * A plot that the keyboard walks through, point by point, with each point's
 * values read out. The drawing itself is hidden from screen readers.
 */
export function NavigablePlot(props: NavigablePlotProps) {
  const { label, data, heightPixels, widthPixels, plot: Plot } = props;
  const { columnLength = 1 } = props;
  const { t } = useTranslationRef(chartsTranslationRef);
  // Points carry their own labels: no date is written here.
  const formats = useFormats('UTC');
  const { activeIndex, ...handlers } = usePointNavigation(
    data.points.length,
    columnLength,
  );
  const instructions = t(
    columnLength > 1 ? 'chart.gridInstructions' : 'chart.instructions',
  );
  const words = {
    incomplete: t('chart.incomplete'),
    noData: t('chart.noData'),
  };
  return (
    <PlotErrorBoundary
      title={t('state.plotFailedTitle')}
      description={t('state.plotFailedDescription')}
    >
      <div
        className={styles.plot}
        role="application"
        aria-roledescription={t('chart.role')}
        aria-label={`${label}. ${instructions}`}
        // Arrow keys walk through the points, so the plot takes the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        {...handlers}
      >
        <div aria-hidden>
          <Suspense fallback={<Skeleton width="100%" height={heightPixels} />}>
            <Plot
              data={data}
              heightPixels={heightPixels}
              widthPixels={widthPixels}
              activeIndex={activeIndex}
              formats={formats}
              incompleteLabel={words.incomplete}
              noDataLabel={words.noData}
            />
          </Suspense>
        </div>
      </div>
      <VisuallyHidden role="status">
        {activeIndex !== undefined &&
          announcePoint(data, activeIndex, formats, words)}
      </VisuallyHidden>
    </PlotErrorBoundary>
  );
}
