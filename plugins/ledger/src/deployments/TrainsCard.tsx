import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReportViewProps } from '../delivery/ReportViewProps';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { ReleaseTrain } from './ReleaseTrain';
import styles from './TrainsCard.module.css';

/** The deployments of each component, one after the other. */
export function TrainsCard({ report, formats }: ReportViewProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  const { trains, deployedComponents } = report?.deployments ?? {};
  return (
    <MetricCard
      title={t('trains.title')}
      helpLabel={t('trains.help')}
      help={<Text as="p">{t('trains.explanation')}</Text>}
    >
      {!trains && <Skeleton width="100%" height={120} />}
      {trains && deployedComponents !== undefined && (
        <Text as="p">
          {trains.length === 0
            ? t('trains.none')
            : t('trains.sentence', {
                count: deployedComponents,
                formatted: formats.count(deployedComponents),
              })}
          {trains.length > 0 &&
            trains.length < deployedComponents &&
            `. ${t('trains.shown', { most: formats.count(trains.length) })}`}
        </Text>
      )}
      {trains && trains.length > 0 && (
        <ul className={styles.trains}>
          {trains.map(train => (
            <li key={train.entityRef}>
              <ReleaseTrain train={train} formats={formats} />
            </li>
          ))}
        </ul>
      )}
    </MetricCard>
  );
}
