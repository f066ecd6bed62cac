import { useState } from 'react';
import { Text } from '@backstage/ui';
import { announcePoint } from '../navigation/announcePoint';
import {
  calendarGrid,
  calendarMonths,
  intensityOf,
} from '../data/calendarGrid';
import { signSeries, sizedSeries } from '../data/ChartData';
import { CalendarDay } from './CalendarDay';
import { CalendarScale } from './CalendarScale';
import styles from './CalendarPlot.module.css';
import type { PlotProps } from './PlotProps';

/** A cell per day, with what the day under the pointer or the keyboard holds. */
export function CalendarPlot(props: PlotProps) {
  const { data, heightPixels, formats } = props;
  const [hovered, setHovered] = useState<number>();
  const active = props.activeIndex ?? hovered;
  const cells = calendarGrid(data.points);
  const [series] = sizedSeries(data);
  const signs = signSeries(data);
  const maximum = Math.max(
    0,
    ...data.points.map(point => point.values[series.id] ?? 0),
  );
  const weeks = (cells.at(-1)?.week ?? 0) + 1;
  return (
    <div className={styles.plot} style={{ minHeight: heightPixels }}>
      <div className={styles.scroll}>
        <div
          className={styles.grid}
          style={{
            gridTemplateColumns: `repeat(${weeks}, minmax(7px, 44px))`,
          }}
          onMouseLeave={() => setHovered(undefined)}
        >
          {calendarMonths(cells).map(({ label, week }) => (
            <span
              key={week}
              className={styles.month}
              style={{ gridColumnStart: week + 1 }}
            >
              {label}
            </span>
          ))}
          {cells.map(({ point, index, week, weekday }) => {
            const value = point.values[series.id];
            return (
              <CalendarDay
                key={point.id}
                week={week}
                weekday={weekday}
                intensity={
                  value === undefined ? undefined : intensityOf(value, maximum)
                }
                sign={signs.find(({ id }) => point.values[id])?.sign}
                incomplete={point.incomplete ?? false}
                active={index === active}
                onHover={() => setHovered(index)}
              />
            );
          })}
        </div>
      </div>
      <div className={styles.readout}>
        <Text variant="body-small" color="secondary">
          {active !== undefined &&
            announcePoint(data, active, formats, {
              incomplete: props.incompleteLabel,
              noData: props.noDataLabel,
            })}
        </Text>
        <CalendarScale signs={signs} />
      </div>
    </div>
  );
}
