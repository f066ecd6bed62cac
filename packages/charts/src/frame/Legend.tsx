import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { drawnSeries, type ChartData } from '../data/ChartData';
import { chartTones } from '../theme/tones';
import { chartsTranslationRef } from '../translation';
import styles from './Legend.module.css';
import { Swatch } from './Swatch';

/** Names the series, and the incomplete points where there are any. */
export function Legend({ data }: { data: ChartData }) {
  const { t } = useTranslationRef(chartsTranslationRef);
  const drawn = drawnSeries(data);
  const hasIncomplete = data.points.some(point => point.incomplete);
  return (
    <ul className={styles.legend} aria-label={t('chart.legend')}>
      {drawn.map(series => (
        <li key={series.id} className={styles.entry}>
          <Swatch series={series} />
          <Text variant="body-small">{series.name}</Text>
        </li>
      ))}
      {hasIncomplete && (
        <li className={styles.entry}>
          <span
            className={styles.hatched}
            style={{ color: chartTones[drawn[0].tone] }}
          />
          <Text variant="body-small">
            {t('chart.incomplete')}{' '}
            <Text as="span" variant="body-small" color="secondary">
              ({t('chart.incompleteHint')})
            </Text>
          </Text>
        </li>
      )}
    </ul>
  );
}
