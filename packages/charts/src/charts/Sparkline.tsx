import { chartTones, type ChartTone } from '../theme/tones';
import styles from './Sparkline.module.css';
import { sparklinePath } from './sparklinePath';

/** @public */
export interface SparklineProps {
  /** What the line says, in a sentence: it replaces the drawing for who cannot see it. */
  label: string;
  /** In order; undefined is *no data* and leaves a gap. */
  values: ReadonlyArray<number | undefined>;
  /** The last value is not final: the way to it is dashed. */
  lastIncomplete?: boolean;
  tone?: ChartTone;
  height?: number;
}

/**
 * The shape of a series, from zero to its maximum, without axes: beside a
 * number, not instead of one.
 *
 * @public
 */
export function Sparkline(props: SparklineProps) {
  const { label, values, lastIncomplete, tone = 'first', height = 36 } = props;
  const { complete, incomplete, alone } = sparklinePath(
    values,
    lastIncomplete ?? false,
  );
  return (
    <svg
      className={styles.sparkline}
      role="img"
      aria-label={label}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      height={height}
      stroke={chartTones[tone]}
    >
      <path d={complete} />
      <path d={incomplete} className={styles.incomplete} />
      <path d={alone} className={styles.alone} />
    </svg>
  );
}
