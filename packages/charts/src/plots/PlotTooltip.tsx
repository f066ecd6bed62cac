import { formatValue } from '../data/formatValue';
import { chartTones } from '../theme/tones';
import styles from './Plot.module.css';
import type { PlotProps } from './PlotProps';

interface PlotTooltipProps extends PlotProps {
  /** Id of the point under the pointer or the keyboard. */
  pointId: string | number | undefined;
}

/** All values of one point. */
export function PlotTooltip(props: PlotTooltipProps) {
  const { data, formats, pointId } = props;
  const point = data.points.find(each => each.id === pointId);
  if (!point) {
    return undefined;
  }
  return (
    <div className={styles.tooltip}>
      <div className={styles.tooltipTitle}>{point.label}</div>
      {data.series.map(series => {
        const value = point.values[series.id];
        return (
          <div key={series.id} className={styles.tooltipRow}>
            <span
              className={styles.tooltipSwatch}
              style={{
                background: series.listedOnly
                  ? undefined
                  : chartTones[series.tone],
              }}
            />
            {series.name}
            <span className={styles.tooltipValue}>
              {value === undefined
                ? props.noDataLabel
                : formatValue(value, series.unit, formats)}
            </span>
          </div>
        );
      })}
      {point.incomplete && <div>{props.incompleteLabel}</div>}
      {point.notes?.map(({ mark, text }) => (
        <div key={mark} className={styles.tooltipNote}>
          {mark} {text}
        </div>
      ))}
    </div>
  );
}
