import { Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ChartSeries } from '../data/ChartData';
import { Swatch } from '../frame/Swatch';
import { chartsTranslationRef } from '../translation';
import styles from './CalendarPlot.module.css';

/** What the shades and signs of a calendar stand for. */
export function CalendarScale({ signs }: { signs: readonly ChartSeries[] }) {
  const { t } = useTranslationRef(chartsTranslationRef);
  return (
    <div className={styles.scale}>
      {signs.map(series => (
        <span key={series.id} className={styles.entry}>
          <Swatch series={{ ...series, tone: 'neutral' }} />
          <Text variant="body-small">{series.name}</Text>
        </span>
      ))}
      <span className={styles.entry}>
        <Text variant="body-small">{t('calendar.fewer')}</Text>
        {[0, 1, 2, 3, 4].map(intensity => (
          <span
            key={intensity}
            className={styles.shade}
            data-intensity={intensity}
          />
        ))}
        <Text variant="body-small">{t('calendar.more')}</Text>
      </span>
    </div>
  );
}
