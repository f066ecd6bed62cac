import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ChartData } from '../data/ChartData';
import { formatValue } from '../data/formatValue';
import { useFormats } from '../format';
import { ChartFrame, type ChartProps } from '../frame/ChartFrame';
import { chartTones, type ChartTone } from '../theme/tones';
import { chartsTranslationRef } from '../translation';
import styles from './SegmentBar.module.css';

const segmentTones: readonly ChartTone[] = [
  'first',
  'second',
  'third',
  'fourth',
];

function Segments({ data }: { data: ChartData }) {
  const { t } = useTranslationRef(chartsTranslationRef);
  // Points carry their own labels: no date is written here.
  const formats = useFormats('UTC');
  const [series] = data.series;
  const segments = data.points.map((point, index) => ({
    ...point,
    value: point.values[series.id],
    color: chartTones[segmentTones[index % segmentTones.length]],
  }));
  return (
    <div>
      <div className={styles.bar} aria-hidden>
        {segments.map(({ id, value, color }) => (
          <span
            key={id}
            className={styles.segment}
            style={{ flexGrow: value ?? 0, background: color }}
          />
        ))}
      </div>
      <ol className={styles.list}>
        {segments.map(({ id, label, value, color }) => (
          <li key={id} className={styles.entry}>
            <span className={styles.swatch} style={{ background: color }} />
            <Text variant="body-small" color="secondary">
              {label}
            </Text>
            <Text
              variant="title-x-small"
              weight="bold"
              className={styles.value}
            >
              {value === undefined
                ? t('chart.noData')
                : formatValue(value, series.unit, formats)}
            </Text>
          </li>
        ))}
      </ol>
    </div>
  );
}

/**
 * Up to four parts side by side, each as long as its value, with their values
 * written below. The room includes a line of notice. The parts are points, measured by the first series.
 *
 * @public
 */
export function SegmentBar(props: ChartProps) {
  const { height = 122, ...frame } = props;
  return (
    <ChartFrame {...frame} height={height}>
      {data => <Segments data={data} />}
    </ChartFrame>
  );
}
