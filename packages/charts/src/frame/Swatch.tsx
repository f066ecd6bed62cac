import type { ChartSeries } from '../data/ChartData';
import { SignMark } from '../plots/SignMark';
import { chartTones } from '../theme/tones';
import styles from './Legend.module.css';

/** How a series looks in the plot, in small. */
export function Swatch({ series }: { series: ChartSeries }) {
  const { sign, tone, outlined } = series;
  if (sign) {
    return (
      <svg className={styles.sign} viewBox="-6 -6 12 12" aria-hidden>
        <SignMark sign={sign} tone={tone} x={0} y={0} />
      </svg>
    );
  }
  return outlined ? (
    <span className={styles.outlined} style={{ color: chartTones[tone] }} />
  ) : (
    <span className={styles.swatch} style={{ background: chartTones[tone] }} />
  );
}
