import { Skeleton, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Formats } from '@pitstop/charts';
import type { NorthStarReport } from '@pitstop/plugin-ledger-common';
import { MetricCard } from '../metrics/MetricCard';
import { ledgerTranslationRef } from '../translation';
import { contributionCourses } from './contributions';
import styles from './ContributionsCard.module.css';
import { ContributionTile } from './ContributionTile';

interface ContributionsCardProps {
  /** Left out while it loads. */
  report?: NorthStarReport;
  formats: Formats;
}

/** What each company gives to the North Star, over time. No ranking. */
export function ContributionsCard(props: ContributionsCardProps) {
  const { report, formats } = props;
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <MetricCard
      title={t('contributions.title')}
      helpLabel={t('contributions.help')}
      help={<Text as="p">{t('contributions.explanation')}</Text>}
    >
      {!report && <Skeleton width="100%" height={160} />}
      {report?.contributions.length === 0 && (
        <Text as="p" color="secondary">
          {t('contributions.none')}
        </Text>
      )}
      {report && report.contributions.length > 0 && (
        <ul className={styles.tiles}>
          {contributionCourses(report).map(course => (
            <li key={course.contribution.entityRef}>
              <ContributionTile
                course={course}
                report={report}
                formats={formats}
              />
            </li>
          ))}
        </ul>
      )}
    </MetricCard>
  );
}
