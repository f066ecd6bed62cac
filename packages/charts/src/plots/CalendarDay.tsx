import type { ChartSign } from '../data/ChartData';
import styles from './CalendarPlot.module.css';
import { SignMark } from './SignMark';

interface CalendarDayProps {
  week: number;
  weekday: number;
  /** From 0 to 4; undefined is *no data*. */
  intensity: number | undefined;
  sign: ChartSign | undefined;
  incomplete: boolean;
  active: boolean;
  onHover(): void;
}

/** One day. What it holds is read out and listed elsewhere. */
export function CalendarDay(props: CalendarDayProps) {
  const { week, weekday, intensity, sign, incomplete, active, onHover } = props;
  return (
    <div
      className={styles.day}
      data-intensity={intensity ?? 'none'}
      data-incomplete={incomplete || undefined}
      data-active={active || undefined}
      style={{ gridColumnStart: week + 1, gridRowStart: weekday + 2 }}
      onMouseEnter={onHover}
    >
      {sign && (
        <svg viewBox="-6 -6 12 12" className={styles.sign}>
          <SignMark sign={sign} x={0} y={0} />
        </svg>
      )}
    </div>
  );
}
